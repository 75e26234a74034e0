using System.Diagnostics;
using Judgeval.Internal;
using Judgeval.Spans;

namespace Judgeval.Export;

/// <summary>
/// What comes to a tracer through <see cref="Tracer.SpanProcessor"/> and <see cref="Tracer.SpanExporter"/>: the activities that a provider of the user's records.
/// A tracer takes each once, however many ways there are to it.
/// </summary>
internal static class AttachedSpans
{
    private const string Property = "judgeval.taken";

    private static bool _isUsed;

    /// <summary>From now on a span may come to a tracer twice.</summary>
    internal static void Use() => Volatile.Write(ref _isUsed, true);

    /// <summary>Takes the activity to the exporters of the tracer, unless they have it already.</summary>
    /// <returns>False when the tracer exports nothing any more.</returns>
    internal static bool Take(Tracer tracer, Activity activity)
    {
        if (tracer.Pipeline is not { } pipeline || tracer.IsShutDown)
        {
            return false;
        }

        if (activity.Recorded && !HasTracer(activity) && IsFirst(tracer, activity))
        {
            pipeline.Take(activity);
        }

        return true;
    }

    /// <summary>Whether this is the first time that the tracer meets the activity at its end.</summary>
    internal static bool IsFirst(Tracer tracer, Activity activity)
    {
        if (!Volatile.Read(ref _isUsed))
        {
            return true;
        }

        lock (activity)
        {
            var takers = activity.GetCustomProperty(Property) as Taker;
            for (Taker? taker = takers; taker is not null; taker = taker.Next)
            {
                if (ReferenceEquals(taker.Tracer, tracer))
                {
                    return false;
                }
            }

            activity.SetCustomProperty(Property, new Taker(tracer, takers));
            return true;
        }
    }

    // One that a tracer has started itself, or listens to, is on its way; the other spans of our name belong to whoever listens.
    private static bool HasTracer(Activity activity) =>
        InstrumentedSpan.Of(activity) is not null
        || (string.Equals(activity.Source.Name, SemanticConventions.SourceName, StringComparison.Ordinal) && !ReferenceEquals(activity.Source, TracerScope.DefaultSource));

    private sealed class Taker(Tracer tracer, Taker? next)
    {
        internal Tracer Tracer { get; } = tracer;

        internal Taker? Next { get; } = next;
    }
}
