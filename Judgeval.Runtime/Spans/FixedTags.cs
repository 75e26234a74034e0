using System.Diagnostics;
using Judgeval.CompilerServices;
using Judgeval.Spans.Context;

namespace Judgeval.Spans;

/// <summary>
/// Writes what the attributes of a method say: its trace context, and <c>[SpanTag]</c>. Before anything else is written, so that nothing of the tracer's own is
/// overwritten.
/// </summary>
internal static class FixedTags
{
    internal static void Write(Activity activity, ObservedMethod method)
    {
        if (method.Context is { } context)
        {
            CurrentContext.Set(activity, context);
        }

        foreach (KeyValuePair<string, object> tag in method.Tags ?? [])
        {
            activity.SetTag(tag.Key, tag.Value);
        }
    }
}
