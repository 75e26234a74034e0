using Judgeval.Values;

namespace Judgeval.Guardrails;

/// <summary>What a finding quotes of a span: masked and redacted whole, as the attribute itself, and only then cut, so that no cut hides a secret from the mask.</summary>
internal static class Excerpt
{
    /// <summary>Characters that are kept.</summary>
    internal const int Length = 200;

    /// <summary>Null if nothing may be quoted.</summary>
    internal static string? Of(string key, string text, ValueSettings settings) => RecordedText.Of(key, text, settings) is { } redacted ? Start(redacted) : null;

    private static string Start(string text)
    {
        if (text.Length <= Length)
        {
            return text;
        }

        return text.Substring(0, char.IsHighSurrogate(text[Length - 1]) ? Length - 1 : Length);
    }
}
