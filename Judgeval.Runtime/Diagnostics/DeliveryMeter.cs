using System.Diagnostics.Metrics;
using Judgeval.Internal;

namespace Judgeval.Diagnostics;

/// <summary>The numbers as OpenTelemetry metrics. Nothing is counted for them: they are read when somebody collects.</summary>
internal static class DeliveryMeter
{
    internal const string Name = "judgeval";

    internal const string Reason = "judgeval.drop.reason";

    private static readonly Meter Meter = new(Name, RuntimeVersion.Value);

    static DeliveryMeter()
    {
        Spans("judgeval.spans.started", static now => now.Started, "Spans that were started and are recorded.");
        Spans("judgeval.spans.finished", static now => now.Finished, "Spans that ended and were to be exported.");
        Spans("judgeval.spans.exported", static now => now.Exported, "Spans that the endpoint took.");
        Spans("judgeval.spans.rejected", static now => now.Rejected, "Spans that the endpoint did not take although it took the request.");
        Spans("judgeval.spans.spooled", static now => now.Spooled, "Spans written to the spool.");
        Spans("judgeval.spans.replayed", static now => now.Replayed, "Spans from the spool that were delivered.");
        Spans("judgeval.spans.evicted", static now => now.Evicted, "Spans from the spool that made room for newer ones.");
        Meter.CreateObservableCounter("judgeval.spans.dropped", Drops, "{span}", "Spans that were lost.");
        Meter.CreateObservableUpDownCounter("judgeval.spans.pending", static () => DiagnosticsTotals.Read().Pending, "{span}", "Spans that wait or are being sent.");
        Count("judgeval.requests", static now => now.Requests, "{request}", "Requests with spans, each try counted.");
        Count("judgeval.requests.failed", static now => now.FailedRequests, "{request}", "Requests that the endpoint did not take.");
        Count("judgeval.requests.retried", static now => now.RetriedRequests, "{request}", "Tries after the first.");
        Count("judgeval.bytes.sent", static now => now.BytesSent, "By", "Bytes of the bodies of requests.");
        Count("judgeval.traces.sampled_out", static now => now.SampledOutTraces, "{trace}", "Traces that the sample rate left out.");
        Count("judgeval.traces.rate_limited", static now => now.RateLimitedTraces, "{trace}", "Traces that the rate limit dropped.");
        Spans("judgeval.spans.rate_limited", static now => now.RateLimitedSpans, "Spans of those traces.");
    }

    /// <summary>Makes the instruments, once.</summary>
    internal static void Start() => _ = Meter.Name;

    private static void Spans(string name, Func<TracerDiagnostics, long> read, string description) => Count(name, read, "{span}", description);

    private static void Count(string name, Func<TracerDiagnostics, long> read, string unit, string description) =>
        Meter.CreateObservableCounter(name, () => read(DiagnosticsTotals.Read()), unit, description);

    private static IEnumerable<Measurement<long>> Drops() =>
        DiagnosticsTotals.Read().DroppedByReason.Select(static drop => new Measurement<long>(drop.Value, new KeyValuePair<string, object?>(Reason, drop.Key)));
}
