using System.Diagnostics;
using Judgeval.Configuration;
using Judgeval.Diagnostics;

namespace Judgeval.Spans.Limits;

/// <summary>
/// Refuses spans that are nested too deep, and tool spans that are too many. It decides before a span starts: what runs inside of a refused one finds the
/// span around it for a parent, so no exported span ever misses its own.
/// </summary>
internal static class SpanQuota
{
    private const string ToolKind = SpanKinds.Tool;

    // Where the first span of a trace in this process counts its tools.
    private const string CounterProperty = "judgeval.tools";

    /// <summary>Whether any tracer has such a limit.</summary>
    internal static bool IsUsed { get; private set; }

    internal static void Use(SpanLimits limits) => IsUsed |= limits.Depth is not null || limits.ToolSpans is not null;

    /// <summary>Whether a span may start here.</summary>
    /// <param name="kind">Its kind, if that is known yet.</param>
    internal static bool Allows(string? kind)
    {
        if (TracerScope.Current is not { Source: { } source } tracer)
        {
            return true;
        }

        (int depth, Activity? first) = Around(source);
        if (depth >= tracer.Limits.Depth)
        {
            tracer.Log.Once(LogSeverity.Warning, "limits.depth", $"spans deeper than {tracer.Limits.Depth} are not recorded; {nameof(TracerOptions.MaxSpanDepth)} says how deep they may be.");
            return false;
        }

        if (kind != ToolKind || tracer.Limits.ToolSpans is not { } most || first is null || TryCount(first, most))
        {
            return true;
        }

        tracer.Log.Once(LogSeverity.Warning, "limits.tools", $"a trace has more than {most} tool spans, and the later ones are not recorded; {nameof(TracerOptions.MaxToolSpans)} says how many there may be.");
        return false;
    }

    // The spans of this trace around the current code, whoever's activities are between them.
    private static (int Depth, Activity? First) Around(ActivitySource source)
    {
        int depth = 0;
        Activity? first = null;
        for (Activity? activity = Activity.Current; activity is not null; activity = CurrentActivity.Before(activity))
        {
            if (ReferenceEquals(activity.Source, source))
            {
                if (first is not null && first.TraceId != activity.TraceId)
                {
                    break;
                }

                depth++;
                first = activity;
            }
        }

        return (depth, first);
    }

    private static bool TryCount(Activity first, int most)
    {
        lock (first)
        {
            int used = first.GetCustomProperty(CounterProperty) as int? ?? (Equals(first.GetTagItem(Internal.SemanticConventions.Judgment.SpanKind), ToolKind) ? 1 : 0);
            if (used >= most)
            {
                return false;
            }

            first.SetCustomProperty(CounterProperty, used + 1);
            return true;
        }
    }
}
