using System.Text;
using System.Text.Json;
using Judgeval.Diagnostics;
using Judgeval.Spans;

namespace Judgeval.Values;

/// <summary>
/// The one place that every text passes before it becomes an attribute: media are shortened, secrets masked, <see cref="TracerOptions.Redact"/> is asked, and
/// what is too long is cut.
/// </summary>
internal static class RecordedText
{
    /// <summary>64 Ki characters.</summary>
    internal const int DefaultLimit = 64 * 1024;

    private const char Ellipsis = '…';

    private static ValueSettings Settings => TracerScope.Current?.Values ?? ValueSettings.Default;

    /// <summary>For plain text. Null if nothing is to be recorded.</summary>
    internal static string? Of(string key, string text) => Of(key, text, int.MaxValue);

    /// <summary>For plain text that is cut sooner than others.</summary>
    internal static string? Of(string key, string text, int limit)
    {
        ValueSettings settings = Settings;
        limit = Math.Min(limit, settings.Limit);
        return Redacted(settings, key, Bounded(text, limit), limit);
    }

    /// <summary>For plain text of a tracer that need not be the one in force.</summary>
    internal static string? Of(string key, string text, ValueSettings settings) => Redacted(settings, key, Bounded(text, settings.Limit), settings.Limit);

    /// <summary>For JSON, which stays valid, unless the user's redaction makes it something else. Null if nothing is to be recorded.</summary>
    internal static string? OfJson(string key, string json)
    {
        ValueSettings settings = Settings;
        return OfJson(key, json, settings, settings.Limit);
    }

    internal static string? OfJson(string key, string json, ValueSettings settings, int limit)
    {
        string masked = SecretMask.Apply(json);
        return Redacted(settings, key, masked.Length <= limit ? masked : JsonShortener.Shorten(masked, limit), limit);
    }

    /// <summary>The text if it is JSON, else as a JSON string.</summary>
    internal static string AsJson(string text)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = JsonShortener.MaximumDepth });
            return text;
        }
        catch (JsonException)
        {
            return $"\"{JsonEncodedText.Encode(text, ValueSerializer.Encoder)}\"";
        }
    }

    /// <summary>Shortened, masked and cut, but not yet redacted by the user.</summary>
    internal static string Bounded(string text, int limit)
    {
        string shortened = MediaText.Shorten(text, 2 * Math.Min(limit, int.MaxValue / 4));

        // Twice the limit is enough to see any secret whole that could be kept.
        string bounded = shortened.Length <= 2L * limit ? shortened : shortened.Substring(0, 2 * limit);
        string masked = SecretMask.Apply(bounded);
        return masked.Length <= limit ? masked : Cut(masked, limit);
    }

    /// <summary>The first characters of the text, with an ellipsis for the last; no surrogate pair is torn.</summary>
    internal static string Cut(string text, int length)
    {
        if (length < 1)
        {
            return "";
        }

        int end = length - 1;
        if (end > 0 && char.IsHighSurrogate(text[end - 1]))
        {
            end--;
        }

        return new StringBuilder(text, 0, end, length).Append(Ellipsis).ToString();
    }

    private static string? Redacted(ValueSettings settings, string key, string text, int limit)
    {
        if (settings.Redact is not { } redact)
        {
            return text;
        }

        try
        {
            string? replacement = CapturingFlow.Call((redact, key, text), static call => call.redact(call.key, call.text));
            return replacement is null || replacement.Length <= limit ? replacement : Shortened(replacement, limit);
        }
        catch (Exception e)
        {
            // Nobody has said that the text may leave.
            Faults.Report(nameof(TracerOptions.Redact), e);
            return null;
        }
    }

    /// <summary>Cut, as JSON if it is JSON.</summary>
    internal static string Shortened(string text, int limit)
    {
        try
        {
            return JsonShortener.Shorten(text, limit);
        }
        catch (JsonException)
        {
            return Cut(text, limit);
        }
    }
}
