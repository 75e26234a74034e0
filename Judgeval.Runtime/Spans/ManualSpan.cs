using System.Diagnostics;
using Judgeval.CompilerServices;
using Judgeval.Diagnostics;

namespace Judgeval.Spans;

/// <summary>Starts and ends the spans that the program writes by hand: under the same parent and sampling as those of observed methods, but held by a handle.</summary>
internal static class ManualSpan
{
    /// <summary>Stands for the delegate in a call that <see cref="DelegateSpan"/> makes: it has no arguments, and its result is not recorded.</summary>
    internal static readonly ObservedMethod Method = new("", SpanKinds.Span, ObservedMethodOptions.NoInput | ObservedMethodOptions.NoOutput);

    // Set once the handle has ended a span that hides somebody else's activity.
    private const string EndedProperty = "judgeval.ended";

    /// <summary>Starts a span and makes it current; null when it is not recorded. The name is a value as any other: it may be missing, or hold a secret.</summary>
    internal static Activity? StartActivity(string? name)
    {
        Activity? activity = SpanStarter.Start(string.IsNullOrEmpty(name) ? SpanKinds.Span : name!);
        SpanWriter.SetName(activity, name);
        return activity;
    }

    /// <summary>Starts a span, with attributes, and makes it current.</summary>
    internal static SpanScope Start(string name, IEnumerable<KeyValuePair<string, object?>>? attributes)
    {
        if (!TracerScope.IsListening)
        {
            return default;
        }

        Activity? ambient = Activity.Current;
        try
        {
            if (StartActivity(name) is not { } activity)
            {
                return default;
            }

            SpanWriter.SetAttributes(activity, attributes);
            return new SpanScope(activity, endsSpan: true);
        }
        catch (Exception e)
        {
            Faults.Report(nameof(Tracer.StartAsCurrentSpan), e);
            CurrentActivity.Restore(ambient);
            return default;
        }
    }

    /// <summary>Starts a trace of its own, linked to the current span, and makes its root current; an ordinary span if there is none.</summary>
    internal static SpanScope StartLinked(string name, IEnumerable<KeyValuePair<string, object?>>? attributes, string? spanKind)
    {
        if (!TracerScope.IsListening)
        {
            return default;
        }

        Activity? ambient = Activity.Current;
        try
        {
            if (LinkedTrace.Start(string.IsNullOrEmpty(name) ? SpanKinds.Span : name, spanKind) is not { } activity)
            {
                return default;
            }

            SpanWriter.SetName(activity, name);
            SpanWriter.SetName(LinkedTrace.InvocationOf(activity), name);
            SpanWriter.SetAttributes(activity, attributes);
            var span = new SpanScope(activity, endsSpan: true);
            span.SetSpanKind(spanKind!);
            return span;
        }
        catch (Exception e)
        {
            Faults.Report(nameof(Tracer.StartLinkedTrace), e);
            CurrentActivity.Restore(ambient);
            return default;
        }
    }

    /// <summary>Starts a span and leaves the current activity alone.</summary>
    internal static SpanScope StartDetached(string name, IEnumerable<KeyValuePair<string, object?>>? attributes)
    {
        if (!TracerScope.IsListening)
        {
            return default;
        }

        Activity? ambient = Activity.Current;
        if (ambient is { IsStopped: true })
        {
            return StartInFlow(name, attributes);
        }

        SpanScope span = Start(name, attributes);
        CurrentActivity.Restore(ambient);
        return span;
    }

    /// <summary>Ends a span from wherever its handle has come to; does nothing when it has ended.</summary>
    internal static void End(Activity activity)
    {
        try
        {
            bool hidesForeign = activity.GetCustomProperty(SpanStarter.AmbientProperty) is not null;
            if (!activity.IsStopped)
            {
                SpanEnder.EndDetached(activity, fault: null);
            }
            else
            {
                // The program stopped the activity itself, and .NET does not know what the span was started under.
                Activity? current = Activity.Current;
                bool wasCurrent = hidesForeign && current is null && activity.GetCustomProperty(EndedProperty) is null;
                LinkedTrace.EndInvocation(activity);
                CurrentActivity.Restore(wasCurrent ? CurrentActivity.Before(activity) : current);
            }

            if (hidesForeign)
            {
                activity.SetCustomProperty(EndedProperty, EndedProperty);
            }
        }
        catch (Exception e)
        {
            Faults.Report(nameof(SpanScope), e);
        }
    }

    // .NET does not let a stopped activity become current again, but it comes back with the flow that it was current in.
    private static SpanScope StartInFlow(string name, IEnumerable<KeyValuePair<string, object?>>? attributes)
    {
        SpanScope span = default;
        if (ExecutionContext.Capture() is { } flow)
        {
            ExecutionContext.Run(flow, _ => span = Start(name, attributes), null);
            return span;
        }

        // The program suppressed the flow: a span with the nearest running activity left current is better than none.
        Activity? ambient = Activity.Current;
        span = Start(name, attributes);
        CurrentActivity.Restore(ambient);
        return span;
    }
}
