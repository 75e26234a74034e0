using System.Diagnostics;

namespace Judgeval.Tests.Support;

/// <summary>The two spans of a call with a trace of its own.</summary>
internal static class LinkedSpans
{
    /// <summary>The invocation span of the root, which is linked to it both ways, by links and by attributes, and ended after it.</summary>
    public static Activity InvocationOf(Activity root, IReadOnlyList<Activity> spans)
    {
        Activity invocation = Assert.Single(spans, span => span.TraceId.ToHexString() == Text(root, "source_trace_id") && span.SpanId.ToHexString() == Text(root, "source_span_id"));

        Assert.NotEqual(root.TraceId, invocation.TraceId);
        Assert.Equal((root.TraceId.ToHexString(), root.SpanId.ToHexString()), (Text(invocation, "target_trace_id"), Text(invocation, "target_span_id")));
        Assert.Equal(invocation.Context, Assert.Single(root.Links).Context);
        Assert.Equal(root.Context, Assert.Single(invocation.Links).Context);
        Assert.True(spans.ToList().IndexOf(root) < spans.ToList().IndexOf(invocation), "the root ends first");
        Assert.Equal(root.DisplayName, invocation.DisplayName);
        return invocation;
    }

    private static string? Text(Activity span, string key) => (string?)span.GetTagItem("judgment.link." + key);
}
