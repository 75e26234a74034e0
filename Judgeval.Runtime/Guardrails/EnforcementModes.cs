using Judgeval.Spans;

namespace Judgeval.Guardrails;

/// <summary>What a guardrail does when it is triggered, as it is spelt on the wire.</summary>
internal static class EnforcementModes
{
    internal static readonly string Block = GuardrailTerms.Of(EnforcementMode.Block);
    internal static readonly string Unknown = GuardrailTerms.Of(EnforcementMode.Unknown);

    private static readonly string[] Known = [Block, GuardrailTerms.Of(EnforcementMode.Warn), GuardrailTerms.Of(EnforcementMode.LogOnly)];

    internal static string Parse(object? value) =>
        value is string text && Array.Find(Known, mode => Words.AreSame(text.AsSpan(), mode.AsSpan())) is { } known ? known : Unknown;
}
