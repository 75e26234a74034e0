#if NET
using System.Diagnostics.Tracing;

namespace Judgeval.Diagnostics;

/// <summary>The numbers as counters of the event source. They are made when somebody watches: who came before they were there would never hear of them.</summary>
internal static class RuntimeCounters
{
    private static readonly object Gate = new();

    private static IReadOnlyList<DiagnosticCounter>? _counters;

    /// <param name="source">The one and only; while it is being made, it is nowhere else to be found.</param>
    internal static void Create(EventSource source)
    {
        lock (Gate)
        {
            _counters ??= All(source);
        }
    }

    private static DiagnosticCounter[] All(EventSource source) =>
    [
        Total(source, "spans-started", "Spans started", static now => now.Started),
        Total(source, "spans-finished", "Spans finished", static now => now.Finished),
        Total(source, "spans-exported", "Spans exported", static now => now.Exported),
        Total(source, "spans-dropped", "Spans dropped", static now => now.Dropped),
        Total(source, "spans-rejected", "Spans rejected", static now => now.Rejected),
        Total(source, "spans-spooled", "Spans spooled", static now => now.Spooled),
        Total(source, "spans-replayed", "Spans replayed", static now => now.Replayed),
        Total(source, "spans-evicted", "Spans evicted", static now => now.Evicted),
        Total(source, "spans-pending", "Spans pending", static now => now.Pending),
        Total(source, "requests", "Requests", static now => now.Requests),
        Total(source, "requests-failed", "Requests failed", static now => now.FailedRequests),
        Total(source, "requests-retried", "Requests tried again", static now => now.RetriedRequests),
        Total(source, "bytes-sent", "Bytes sent", static now => now.BytesSent),
    ];

    private static PollingCounter Total(EventSource source, string name, string display, Func<TracerDiagnostics, long> read) =>
        new(name, source, () => read(DiagnosticsTotals.Read())) { DisplayName = display };
}
#endif
