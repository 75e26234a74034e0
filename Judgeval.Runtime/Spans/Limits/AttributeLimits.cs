using System.Diagnostics;
using Judgeval.Configuration;
using Judgeval.Diagnostics;
using Judgeval.Internal;
using Judgeval.Values;

namespace Judgeval.Spans.Limits;

/// <summary>
/// Takes away what a span has too much of when it ends. OpenTelemetry's exporter would leave out the last attributes, and those are the result and the error.
/// </summary>
internal static class AttributeLimits
{
    private static readonly string[] Own = ["judgment.", "error.", "gen_ai.", "guardrail."];

    internal static void Apply(Activity activity, SpanLimits limits, int lengthLimit)
    {
        int count = 0;
        bool isLong = false;
        foreach (ref readonly KeyValuePair<string, object?> tag in activity.EnumerateTagObjects())
        {
            count++;
            isLong |= tag.Value is string text && text.Length > lengthLimit;
        }

        if (isLong || count > limits.Attributes)
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
            else if (tags[i].Value is string text && text.Length > lengthLimit && key != SemanticConventions.Judgment.PendingTraceEval) // Bounded by itself.
            {
                activity.SetTag(key, RecordedText.Shortened(text, lengthLimit));
            }
        }
    }
}
