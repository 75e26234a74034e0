using System.Text;

namespace Judgeval.Values;

/// <summary>The last step before a text becomes a tag: secrets are masked, and what is too long is shortened.</summary>
internal static class RecordedText
{
    /// <summary>64 Ki characters.</summary>
    internal const int DefaultLimit = 64 * 1024;

    private const char Ellipsis = '…';

    /// <summary>For plain text.</summary>
    internal static string Of(string text, int limit)
    {
        // Twice the limit is enough to see any secret whole that could be kept.
        string bounded = text.Length <= 2L * limit ? text : text.Substring(0, 2 * limit);
        string masked = SecretMask.Apply(bounded);
        return masked.Length <= limit ? masked : Cut(masked, limit);
    }

    /// <summary>For JSON, which stays valid.</summary>
    internal static string OfJson(string json, int limit)
    {
        string masked = SecretMask.Apply(json);
        return masked.Length <= limit ? masked : JsonShortener.Shorten(masked, limit);
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
}
