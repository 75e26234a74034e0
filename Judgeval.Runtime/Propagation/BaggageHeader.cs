using Judgeval.Internal;
using Judgeval.Spans.Context;

namespace Judgeval.Propagation;

/// <summary>
/// What of a trace context travels between services, as members of a W3C <c>baggage</c> header: the session, the customer and the customer's user. Nothing else is
/// written, and nothing else is read: a caller must not be able to set any attribute of our spans.
/// </summary>
internal static class BaggageHeader
{
    internal const string Name = "baggage";

    /// <summary>Characters of the whole header, by W3C Baggage; a longer one is ignored.</summary>
    internal const int HeaderLength = 8192;

    /// <summary>Characters of a member, by W3C Baggage; a longer one is ignored.</summary>
    internal const int EntryLength = 4096;

    /// <summary>Members that are looked at, by W3C Baggage; the rest is ignored.</summary>
    internal const int Entries = 180;

    private const string OurPrefix = "judgment.";

    private static readonly KeyValuePair<string, ContextField>[] Travelling =
    [
        new(SemanticConventions.Judgment.SessionId, ContextField.SessionId),
        new(SemanticConventions.Judgment.CustomerId, ContextField.CustomerId),
        new(SemanticConventions.Judgment.CustomerUserId, ContextField.CustomerUserId),
    ];

    /// <summary>The values that the header has for us.</summary>
    internal static ContextValues Read(string header)
    {
        if (header.Length == 0 || header.Length > HeaderLength)
        {
            return ContextValues.Empty;
        }

        var builder = new ContextBuilder();
        foreach (string entry in header.Split([','], Entries + 1).Take(Entries))
        {
            int equals = entry.IndexOf('=');
            if (equals > 0 && entry.Length <= EntryLength && FieldOf(entry.Substring(0, equals)) is { } field)
            {
                builder.Add(field, PercentEncoding.Decode(entry.Substring(equals + 1).Split(';')[0].Trim()));
            }
        }

        return builder.Build();
    }

    /// <summary>The members that say the values; the user stands in for the customer's user, as on spans.</summary>
    internal static IEnumerable<string> Write(ContextValues values)
    {
        foreach (KeyValuePair<string, ContextField> key in Travelling)
        {
            string? value = values[key.Value] ?? (key.Value == ContextField.CustomerUserId ? values[ContextField.UserId] : null);
            if (value is not null)
            {
                string entry = key.Key + "=" + PercentEncoding.Encode(value);
                if (entry.Length <= EntryLength)
                {
                    yield return entry;
                }
            }
        }
    }

    /// <summary>The header with our members in place of earlier ones; those of others stay, and ours go when there is no room.</summary>
    internal static string Merge(string existing, IEnumerable<string> ours)
    {
        List<string> entries = [.. Members(existing).Where(static entry => !IsOurs(entry))];
        int length = entries.Sum(static entry => entry.Length + 1) - 1;
        foreach (string entry in ours)
        {
            if (entries.Count < Entries && length + 1 + entry.Length <= HeaderLength)
            {
                entries.Add(entry);
                length += 1 + entry.Length;
            }
        }

        return string.Join(",", entries);
    }

    /// <summary>Whether a member of the header is one of Judgment's.</summary>
    internal static bool HasOurs(string header) => Members(header).Any(IsOurs);

    private static IEnumerable<string> Members(string header) => header.Split(',').Where(static entry => !string.IsNullOrWhiteSpace(entry));

    private static bool IsOurs(string entry) => entry.TrimStart().StartsWith(OurPrefix, StringComparison.Ordinal);

    private static ContextField? FieldOf(string key)
    {
        string name = key.Trim();
        foreach (KeyValuePair<string, ContextField> known in Travelling)
        {
            if (string.Equals(known.Key, name, StringComparison.Ordinal))
            {
                return known.Value;
            }
        }

        return null;
    }
}
