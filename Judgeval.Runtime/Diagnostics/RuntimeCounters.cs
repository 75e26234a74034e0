#if NET
using System.Diagnostics.Tracing;

namespace Judgeval.Diagnostics;

/// <summary>The numbers as counters of the event source. They appear with the first tracer, and only once somebody watches.</summary>
internal static class RuntimeCounters
{
    private static readonly object Gate = new();

    private static bool _isWatched;
    private static bool _hasTracer;
    private static IReadOnlyList<DiagnosticCounter>? _counters;

    internal static void Watch()
    {
        lock (Gate)
        {
            _isWatched = true;
            Create();
        }
    }

    internal static void Start()
    {
        lock (Gate)
        {
            _hasTracer = true;
            Create();
        }
    }

    // Not while the event source is being made: then there is no tracer yet.
    private static void Create()
    {
        if (!_isWatched || !_hasTracer || _counters is not null)
        {
            return;
        }

        _counters =
        [
            Total("spans-started", "Spans started", static now => now.Started),
            Total("spans-finished", "Spans finished", static now => now.Finished),
            Total("spans-exported", "Spans exported", static now => now.Exported),
            Total("spans-dropped", "Spans dropped", static now => now.Dropped),
            Total("spans-rejected", "Spans rejected", static now => now.Rejected),
            Total("spans-spooled", "Spans spooled", static now => now.Spooled),
            Total("spans-replayed", "Spans replayed", static now => now.Replayed),
            Total("spans-pending", "Spans pending", static now => now.Pending),
            Total("requests", "Requests", static now => now.Requests),
            Total("requests-failed", "Requests failed", static now => now.FailedRequests),
            Total("requests-retried", "Requests tried again", static now => now.RetriedRequests),
            Total("bytes-sent", "Bytes sent", static now => now.BytesSent),
        ];
    }

    private static PollingCounter Total(string name, string display, Func<TracerDiagnostics, long> read) =>
        new(name, RuntimeEventSource.Instance, () => read(DiagnosticsTotals.Read())) { DisplayName = display };
}
#endif
