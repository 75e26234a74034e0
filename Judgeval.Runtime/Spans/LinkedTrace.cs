using System.Diagnostics;
using Judgeval.Internal;
using Judgeval.Spans.Context;

namespace Judgeval.Spans;

/// <summary>
/// A call that gets a trace of its own. The trace that it was made in has an invocation span, which is never current; the new trace has a root, which is what the
/// caller of this class holds. Both are linked both ways, and what is recorded on the root is copied to the invocation span when the root ends.
/// </summary>
internal static class LinkedTrace
{
    // Where the root keeps the invocation span until it ends.
    private const string InvocationProperty = "judgeval.invocation";

    // What an observed call records besides its fixed tags.
    private static readonly string[] Mirrored =
    [
        SemanticConventions.Judgment.SpanKind,
        SemanticConventions.Judgment.Input,
        SemanticConventions.Judgment.Output,
        SemanticConventions.Judgment.Cancelled,
        SemanticConventions.Guardrails.Triggered,
        SemanticConventions.Guardrails.Evidence,
        SemanticConventions.Error.Type,
        SemanticConventions.Error.Message,
        SemanticConventions.Error.StackTrace,
    ];

    /// <summary>Starts both spans and makes the root current. Without a recorded span of ours around the call it is an ordinary span that is started.</summary>
    internal static Activity? Start(string name, string? kind)
    {
        Activity? caller = SpanStarter.Nearest();
        Activity? invocation = SpanStarter.Start(name, kind);
        if (caller is null || invocation is not { IsAllDataRequested: true })
        {
            return invocation;
        }

        Activity? ambient = CurrentActivity.Before(invocation);
        Activity? root = SpanStarter.StartLinked(invocation);
        if (root is not { IsAllDataRequested: true })
        {
            // Somebody else's sampler left the new trace out: one span is better than half a pair.
            root?.Stop();
            CurrentActivity.Restore(invocation);
            return invocation;
        }

        root.SetCustomProperty(SpanStarter.AmbientProperty, ambient);
        root.SetCustomProperty(InvocationProperty, invocation);
        TakeContextAlong(invocation, root);
        Link(invocation, root);
        return root;
    }

    /// <summary>The invocation span of a root that is running; null for any other span.</summary>
    internal static Activity? InvocationOf(Activity root) => root.GetCustomProperty(InvocationProperty) as Activity;

    /// <summary>Ends the invocation span of a root that has ended, with what was recorded on the root; does nothing for any other span.</summary>
    internal static void EndInvocation(Activity root)
    {
        if (InvocationOf(root) is not { } invocation)
        {
            return;
        }

        root.SetCustomProperty(InvocationProperty, null);
        try
        {
            Mirror(root, invocation);
        }
        finally
        {
            invocation.Stop();
        }
    }

    // The values of the trace only: a scope flows by itself, and must not outlive its disposal.
    private static void TakeContextAlong(Activity invocation, Activity root)
    {
        if (!CurrentContext.IsUsed)
        {
            return;
        }

        if (TraceContext.Of(invocation)?.Values is { IsEmpty: false } values)
        {
            CurrentContext.Seed(root, values);
        }
        else
        {
            CurrentContext.Write(root);
        }
    }

    private static void Link(Activity invocation, Activity root)
    {
        root.SetTag(SemanticConventions.Judgment.Link.SourceTraceId, invocation.TraceId.ToHexString());
        root.SetTag(SemanticConventions.Judgment.Link.SourceSpanId, invocation.SpanId.ToHexString());
        invocation.SetTag(SemanticConventions.Judgment.Link.TargetTraceId, root.TraceId.ToHexString());
        invocation.SetTag(SemanticConventions.Judgment.Link.TargetSpanId, root.SpanId.ToHexString());
        invocation.AddLink(new ActivityLink(root.Context));
    }

    private static void Mirror(Activity root, Activity invocation)
    {
        foreach (string key in Mirrored)
        {
            if (root.GetTagItem(key) is { } value)
            {
                invocation.SetTag(key, value);
            }
        }

        if (root.Status != ActivityStatusCode.Unset)
        {
            invocation.SetStatus(root.Status, root.StatusDescription);
        }

        foreach (ActivityEvent recorded in root.Events)
        {
            if (recorded.Name == SemanticConventions.Exception.EventName)
            {
                invocation.AddEvent(recorded);
            }
        }
    }
}
