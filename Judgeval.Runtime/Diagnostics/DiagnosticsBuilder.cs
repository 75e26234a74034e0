using Judgeval.Export.Delivery;

namespace Judgeval.Diagnostics;

/// <summary>Numbers on their way into a <see cref="TracerDiagnostics"/>.</summary>
internal sealed class DiagnosticsBuilder
{
    internal long Started { get; set; }

    internal long Exported { get; set; }

    internal long Rejected { get; set; }

    internal long Spooled { get; set; }

    internal long Pending { get; set; }

    internal long[] Drops { get; } = new long[DropReasons.Count];

    internal long SampledOutTraces { get; set; }

    internal long RateLimitedTraces { get; set; }

    internal long RateLimitedSpans { get; set; }

    internal long Requests { get; set; }

    internal long FailedRequests { get; set; }

    internal long RetriedRequests { get; set; }

    internal long BytesSent { get; set; }

    internal long Replayed { get; set; }

    internal long Evicted { get; set; }

    internal string? LastError { get; set; }

    internal DateTimeOffset? LastErrorTime { get; set; }

    internal DateTimeOffset? LastSuccessTime { get; set; }

    internal void Add(TracerDiagnostics other)
    {
        Started += other.Started;
        Exported += other.Exported;
        Rejected += other.Rejected;
        Spooled += other.Spooled;
        Pending += other.Pending;
        for (int reason = 0; reason < Drops.Length; reason++)
        {
            Drops[reason] += other.DroppedByReason[((DropReason)reason).Name()];
        }

        SampledOutTraces += other.SampledOutTraces;
        RateLimitedTraces += other.RateLimitedTraces;
        RateLimitedSpans += other.RateLimitedSpans;
        Requests += other.Requests;
        FailedRequests += other.FailedRequests;
        RetriedRequests += other.RetriedRequests;
        BytesSent += other.BytesSent;
        Replayed += other.Replayed;
        Evicted += other.Evicted;
    }
}
