using System.Diagnostics;
using System.Runtime.CompilerServices;
using Judgeval.CompilerServices;
using Judgeval.Export;
using Judgeval.Propagation;
using Judgeval.Spans.Context;
using Judgeval.Spans.Limits;
using Judgeval.Values;

namespace Judgeval.Spans;

/// <summary>
/// Starts spans under the right parent. A tracer of ours decides alone what it exports, so the parent of a span is the nearest span of the same tracer,
/// or none: an activity of somebody else's may never be exported, or not to where our spans go.
/// </summary>
internal static class SpanStarter
{
    // Where a span keeps what was current before it, when that is not its Parent.
    internal const string AmbientProperty = "judgeval.ambient";

    /// <summary>Starts the span of a call of the method, in a trace of its own if it asks for one.</summary>
    internal static Activity? Start(ObservedMethod method) => method.IsForked ? LinkedTrace.Start(method.Name, method.Kind) : Start(method.Name, method.Kind);

    /// <summary>Starts a span and makes it current. Null when it is not recorded: nothing was changed.</summary>
    /// <param name="name">The span name.</param>
    /// <param name="kind">Its kind, if that is known yet.</param>
    internal static Activity? Start(string name, string? kind = null)
    {
        Activity? activity = StartWithoutContext(name, kind);
        if (CurrentContext.IsUsed && activity is { IsAllDataRequested: true })
        {
            CurrentContext.Write(activity);
        }

        return activity;
    }

    /// <summary>Whether <see cref="Start(string, string)"/> would record a span here; false only if it surely would not.</summary>
    internal static bool MayStart()
    {
        if (ValueCapture.IsCapturing)
        {
            return false;
        }

        ActivitySource source = TracerScope.Source;
        if (ReferenceEquals(source, TracerScope.DefaultSource) || NearestHere(source) is not { } nearest || InstrumentedSpan.IsRecorded(nearest))
        {
            return true;
        }

        Skip(nearest);
        return false;
    }

    /// <summary>Whether the activity is exported with those of the source: it is one of them, or one of an instrumented source.</summary>
    internal static bool IsOf(ActivitySource source, Activity activity) =>
        ReferenceEquals(activity.Source, source) || (InstrumentedSpan.Of(activity)?.Tracer.Source is { } own && ReferenceEquals(own, source));

    /// <summary>The activity, or the nearest of its parents, that is exported with those of the source.</summary>
    internal static Activity? NearestOf(ActivitySource source, Activity? activity)
    {
        while (activity is not null && !IsOf(source, activity))
        {
            activity = CurrentActivity.Before(activity);
        }

        return activity;
    }

    /// <summary>The nearest span of the tracer around the running code, also when it has ended or is not recorded; null if there is none.</summary>
    internal static Activity? Nearest() =>
        TracerScope.IsListening && !ValueCapture.IsCapturing ? NearestHere() : null;

    /// <summary>The nearest span of the tracer, or of the given source, that is a parent here: not one around a continued trace.</summary>
    internal static Activity? NearestHere(ActivitySource? source = null)
    {
        Activity? nearest = NearestOf(source ?? TracerScope.Source, Activity.Current);
        return ContinuedTrace.Current is { } continued ? continued.Inside(nearest) : nearest;
    }

    /// <summary>
    /// Starts the root of a new trace, named as the invocation span and with a link to it. It is recorded because that one is: who keeps a trace keeps what it links to.
    /// </summary>
    internal static Activity? StartLinked(Activity invocation)
    {
        // A context with a trace but no span is the way to tell a sampler that the trace is one to keep.
        var trace = new ActivityContext(ActivityTraceId.CreateRandom(), default, invocation.ActivityTraceFlags);
        return StartDetached(invocation.Source, invocation.OperationName, trace, [new ActivityLink(invocation.Context)]);
    }

    private static Activity? StartWithoutContext(string name, string? kind)
    {
        if (ValueCapture.IsCapturing)
        {
            // The serializer called an observed property: that call is ours, not the program's.
            return null;
        }

        if (SpanQuota.IsUsed && !SpanQuota.Allows(kind))
        {
            return null;
        }

        ActivitySource source = TracerScope.Source;
        Activity? ambient = Activity.Current;
        if (ContinuedTrace.Current is { } continued && IsFirstOf(continued, source, ambient))
        {
            return StartContinued(source, name, ambient, continued);
        }

        if (ambient is null || ReferenceEquals(source, TracerScope.DefaultSource))
        {
            return source.StartActivity(name);
        }

        if (ReferenceEquals(ambient.Source, source))
        {
            return ambient.Recorded ? source.StartActivity(name) : Skip(ambient);
        }

        return StartUnderForeign(source, name, ambient);
    }

    // A trace is recorded as a whole or not at all.
    private static Activity? Skip(Activity unrecorded)
    {
        if (SpanRateLimit.IsUsed)
        {
            TracerScope.Current?.Skip(unrecorded.TraceId);
        }

        return null;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Activity? StartUnderForeign(ActivitySource source, string name, Activity ambient)
    {
        Activity? parent = NearestOf(source, ambient);
        if (parent is not null && !InstrumentedSpan.IsRecorded(parent))
        {
            return Skip(parent);
        }

        if (ReferenceEquals(parent, ambient))
        {
            return source.StartActivity(name);
        }

        Activity? activity = parent is null
            ? StartRoot(source, name, ambient)
            : source.StartActivity(name, ActivityKind.Internal, parent.Context);
        activity?.SetCustomProperty(AmbientProperty, ambient);
        return activity;
    }

    // Somebody else's set-up takes any activity for a parent, and may have continued the trace itself.
    private static bool IsFirstOf(ContinuedTrace continued, ActivitySource source, Activity? ambient) =>
        ReferenceEquals(source, TracerScope.DefaultSource)
            ? continued.Inside(ambient) is null && (ambient is null || ambient.TraceId != continued.Remote.TraceId)
            : continued.Inside(NearestOf(source, ambient)) is null;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Activity? StartContinued(ActivitySource source, string name, Activity? ambient, ContinuedTrace continued)
    {
        ActivityContext parent = ReferenceEquals(source, TracerScope.DefaultSource) ? continued.Remote : continued.Parent();
        Activity? activity = StartDetached(source, name, parent, LinksTo(ambient));
        if (activity is not null)
        {
            activity.SetCustomProperty(AmbientProperty, ambient);
            continued.Keep(activity);
        }

        return activity;
    }

    /// <summary>The link that stands for an ambient activity which is no parent.</summary>
    internal static ActivityLink[]? LinksTo(Activity? ambient) => ambient is { IdFormat: ActivityIdFormat.W3C } ? [new ActivityLink(ambient.Context)] : null;

    private static Activity? StartRoot(ActivitySource source, string name, Activity ambient) =>
        StartDetached(source, name, default, LinksTo(ambient));

    /// <summary>Starts a span under the given parent alone: <c>StartActivity</c> takes the current activity for a parent even when told that there is none.</summary>
    internal static Activity? StartDetached(
        ActivitySource source, string name, ActivityContext parent, ActivityLink[]? links, ActivityKind kind = ActivityKind.Internal)
    {
        Activity? ambient = Activity.Current;
        Activity? activity = null;
        Activity.Current = null;
        try
        {
            activity = source.StartActivity(name, kind, parent, links: links);
            return activity;
        }
        finally
        {
            if (activity is null)
            {
                CurrentActivity.Restore(ambient);
            }
        }
    }
}
