using System.Diagnostics;
using Judgeval.Spans;
using Judgeval.Spans.Context;

namespace Judgeval.Export.Profiles;

/// <summary>Where a span is in its tree, as far as this process has it.</summary>
internal static class SpanPath
{
    // Of deep recursion the spans nearest to this one are kept: the path is written to every span.
    internal const int MostSpans = 32;

    /// <summary>The names from the first span of the trace to this one.</summary>
    internal static string[] Names(Activity span) => [.. Above(span).Select(static parent => parent.DisplayName), span.DisplayName];

    /// <summary>The ids from the first span of the trace to this one's parent; empty for the first.</summary>
    internal static string[] Ids(Activity span) => [.. Above(span).Select(static parent => parent.SpanId.ToHexString())];

    private static List<Activity> Above(Activity span)
    {
        var above = new List<Activity>();
        Activity? parent = ParentOf(span);
        while (parent is not null && above.Count < MostSpans - 1)
        {
            above.Add(parent);
            parent = ParentOf(parent);
        }

        above.Reverse();
        return above;
    }

    private static Activity? ParentOf(Activity span) => SpanStarter.NearestOf(span.Source, TraceContext.ParentOf(span));
}
