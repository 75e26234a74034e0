using System.Diagnostics;
using Judgeval.Propagation;
using Judgeval.Spans.Context;
using Judgeval.Values;

namespace Judgeval.Spans;

/// <summary>
/// Starts the span of a request that came from another process: a child of the continued caller's span if that was recorded, else a root in the caller's trace,
/// whatever the host has made current for the request.
/// </summary>
internal static class ServerSpan
{
    /// <summary>
    /// Starts the span and makes it current. Null when nothing is recorded, and beside a provider of the user's, whose own instrumentation has the request.
    /// Whether the caller's trace is sampled is for our sampler to say, not for the caller's.
    /// </summary>
    /// <param name="name">What the span is called.</param>
    /// <param name="ids">What all spans of the request are told, also those that outlive it.</param>
    internal static Activity? Start(string name, ContextValues ids)
    {
        if (!TracerScope.IsListening || ValueCapture.IsCapturing || TracerScope.Starting?.Source is not { } source)
        {
            return null;
        }

        Activity? ambient = Activity.Current;
        ContinuedTrace? continued = ContinuedTrace.Current;
        Activity? activity = SpanStarter.StartDetached(source, name, continued?.Parent() ?? default, SpanStarter.LinksTo(ambient), ActivityKind.Server);
        if (activity is null)
        {
            return null;
        }

        if (ambient is not null)
        {
            activity.SetCustomProperty(SpanStarter.AmbientProperty, ambient);
        }

        if (continued is not null)
        {
            continued.Keep(activity);
        }
        else if (!ids.IsEmpty)
        {
            CurrentContext.Begin(ids).KeepIn(activity);
        }

        if (CurrentContext.IsUsed && activity.IsAllDataRequested)
        {
            CurrentContext.Write(activity);
        }

        return activity;
    }
}
