using System.Diagnostics;

namespace Judgeval.Spans;

/// <summary>
/// The spans of this thread that an exception is about to leave. When nothing catches it, .NET runs the filters, then tells
/// <see cref="AppDomain.UnhandledException"/>, and never runs the finally blocks that would end these spans.
/// </summary>
internal static class FaultedSpans
{
    [ThreadStatic]
    private static List<KeyValuePair<Activity, Exception>>? _spans;

    internal static void Add(Activity activity, Exception exception)
    {
        Remove(activity);
        (_spans ??= []).Add(new(activity, exception));
    }

    internal static void Remove(Activity activity)
    {
        // Not a stack: the filters of outer calls run before the finally blocks of inner ones.
        if (_spans is { Count: > 0 } spans)
        {
            int index = spans.FindLastIndex(span => ReferenceEquals(span.Key, activity));
            if (index >= 0)
            {
                spans.RemoveAt(index);
            }
        }
    }

    /// <summary>Ends them all, the innermost first.</summary>
    internal static void EndAll()
    {
        if (_spans is not { } spans)
        {
            return;
        }

        _spans = null;
        foreach (KeyValuePair<Activity, Exception> span in spans)
        {
            SpanEnder.End(span.Key, span.Value);
        }
    }
}
