using System.Diagnostics;
using Judgeval.Configuration;
using Judgeval.Diagnostics;
using Judgeval.Internal;
using Judgeval.Values;

namespace Judgeval.Spans.Limits;

/// <summary>
/// Takes away what a span has too much of when it ends, and masks secrets in what was set on the activity itself. OpenTelemetry's exporter would leave out the last
/// attributes, and those are the result and the error.
/// </summary>
internal static class AttributeLimits
{
    private static readonly string[] Own = ["judgment.", "error.", "gen_ai.", "guardrail."];

    internal static void Apply(Activity activity, SpanLimits limits, int lengthLimit)
    {
        int count = 0;
        bool isToChange = false;
        foreach (ref readonly KeyValuePair<string, object?> tag in activity.EnumerateTagObjects())
        {
            count++;
            isToChange |= tag.Value switch
            {
                string text => text.Length > lengthLimit || (IsUnknown(tag.Key) && SecretMask.MayHaveSecret(text)),
                string?[] texts => IsUnknown(tag.Key) && MayHaveSecret(texts),
                _ => false,
            };
        }

        if (isToChange || count > limits.Attributes)
        {
            TryTrim(activity, count - limits.Attributes, lengthLimit);
        }
    }

    private static void TryTrim(Activity activity, int excess, int lengthLimit)
    {
        try
        {
            Trim(activity, excess, lengthLimit);
        }
        catch (Exception e)
        {
            Faults.Report("Limit", e);
        }
    }

    private static void Trim(Activity activity, int excess, int lengthLimit)
    {
        KeyValuePair<string, object?>[] tags = [.. activity.TagObjects];
        for (int i = tags.Length - 1; i >= 0; i--)
        {
            string key = tags[i].Key;
            if (excess > 0 && !Array.Exists(Own, prefix => key.StartsWith(prefix, StringComparison.Ordinal)))
            {
                activity.SetTag(key, null);
                excess--;
                TracerScope.Current?.Log.Once(
                    LogSeverity.Warning, "limits.attributes", $"a span has too many attributes, and '{key}' is left out; {nameof(TracerOptions.AttributeCountLimit)} says how many there may be.");
            }
            else if (key != SemanticConventions.Judgment.PendingTraceEval) // Bounded by itself.
            {
                Clean(activity, tags[i], lengthLimit);
            }
        }
    }

    private static void Clean(Activity activity, KeyValuePair<string, object?> tag, int lengthLimit)
    {
        object? cleaned = tag.Value switch
        {
            string text => Clean(text, lengthLimit),
            string?[] texts when MayHaveSecret(texts) => Array.ConvertAll(texts, static text => text is null ? null : SecretMask.Apply(text)),
            var other => other,
        };
        if (!ReferenceEquals(cleaned, tag.Value))
        {
            activity.SetTag(tag.Key, cleaned);
        }
    }

    private static string Clean(string text, int lengthLimit)
    {
        string masked = SecretMask.Apply(text);
        return masked.Length > lengthLimit ? RecordedText.Shortened(masked, lengthLimit) : masked;
    }

    // What has these names is written by the tracer, which has masked it.
    private static bool IsUnknown(string key) => !key.StartsWith("judgment.", StringComparison.Ordinal) && !key.StartsWith("error.", StringComparison.Ordinal);

    private static bool MayHaveSecret(string?[] texts)
    {
        foreach (string? text in texts)
        {
            if (text is not null && SecretMask.MayHaveSecret(text))
            {
                return true;
            }
        }

        return false;
    }
}
