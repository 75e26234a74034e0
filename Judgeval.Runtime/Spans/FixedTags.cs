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

        WriteTags(activity, method);
    }

    /// <summary>Writes them to the invocation span of a linked trace, too, but for the trace context: that is for the new trace.</summary>
    internal static void WriteInvocation(Activity root, ObservedMethod method)
    {
        if (LinkedTrace.InvocationOf(root) is { } invocation)
        {
            WriteTags(invocation, method);
        }
    }

    private static void WriteTags(Activity activity, ObservedMethod method)
    {
        foreach (KeyValuePair<string, object> tag in method.Tags ?? [])
        {
            activity.SetTag(tag.Key, tag.Value);
        }
    }
}
