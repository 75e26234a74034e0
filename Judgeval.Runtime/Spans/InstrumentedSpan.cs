using System.Diagnostics;

namespace Judgeval.Spans;

/// <summary>What an activity of an instrumented source carries: the tracer that exports it, or that has sampled it out whatever other listeners do.</summary>
internal sealed class InstrumentedSpan(Tracer tracer, bool isRecorded)
{
    private const string Property = "judgeval.tracer";

    private static bool _isUsed;

    internal Tracer Tracer { get; } = tracer;

    private bool Exports { get; } = isRecorded;

    /// <summary>Null for any other activity.</summary>
    internal static InstrumentedSpan? Of(Activity activity) => Volatile.Read(ref _isUsed) ? activity.GetCustomProperty(Property) as InstrumentedSpan : null;

    /// <summary>Whether the activity is exported by the tracer that it belongs to.</summary>
    internal static bool IsRecorded(Activity activity) => Of(activity)?.Exports ?? activity.Recorded;

    internal void KeepIn(Activity activity)
    {
        Volatile.Write(ref _isUsed, true);
        activity.SetCustomProperty(Property, this);
    }
}
