using System.Diagnostics;
using Judgeval.Propagation;
using Judgeval.Spans.Context;
using Judgeval.Values;

namespace Judgeval.Spans;

/// <summary>
/// Starts the span of a request that came from another process: a child of the caller's span if that was recorded, else a root in the caller's trace, whatever
/// the host has made current for the request.
/// </summary>
internal static class ServerSpan
{
    /// <summary>
    /// Starts the span and makes it current. Null when nothing is recorded, and beside a provider of the user's, whose own instrumentation has the request.
    /// Whether the caller's trace is sampled is for our sampler to say, not for the caller's.
    /// </summary>
    /// <param name="name">What the span is called.</param>
    /// <param name="caller">The caller's span; default for a new trace.</param>
    internal static Activity? Start(string name, ActivityContext caller)
    {
        if (!TracerScope.IsListening || ValueCapture.IsCapturing || TracerScope.Starting?.Source is not { } source)
        {
            return null;
        }

        Activity? ambient = Activity.Current;
        Activity? activity = SpanStarter.StartDetached(source, name, ContinuedTrace.ParentFrom(caller), SpanStarter.LinksTo(ambient), ActivityKind.Server);
        if (activity is not null && ambient is not null)
        {
            activity.SetCustomProperty(SpanStarter.AmbientProperty, ambient);
        }

        if (CurrentContext.IsUsed && activity is { IsAllDataRequested: true })
        {
            CurrentContext.Write(activity);
        }

        return activity;
    }
}
