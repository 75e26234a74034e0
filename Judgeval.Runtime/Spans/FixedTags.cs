using System.Diagnostics;

namespace Judgeval.Spans;

/// <summary>Writes what <c>[SpanTag]</c> says. Before anything else is written, so that nothing of the tracer's own is overwritten.</summary>
internal static class FixedTags
{
    internal static void Write(Activity activity, KeyValuePair<string, object>[] tags)
    {
        foreach (KeyValuePair<string, object> tag in tags)
        {
            activity.SetTag(tag.Key, tag.Value);
        }
    }
}
