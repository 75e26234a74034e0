namespace Judgeval.Benchmarks.Delivery;

/// <summary>What a measured process says when it ends.</summary>
internal sealed record DeliveryResult
{
    public long Ended { get; init; }

    public long Finished { get; init; }

    public long Exported { get; init; }

    public long Rejected { get; init; }

    public long Spooled { get; init; }

    public long Replayed { get; init; }

    public long Pending { get; init; }

    public Dictionary<string, long> Drops { get; init; } = [];

    public long Requests { get; init; }

    public double HeldP999Microseconds { get; init; }

    public double HeldLongestMicroseconds { get; init; }

    public double PeakMegabytes { get; init; }

    public bool AddsUp => Ended == Finished && Finished == Exported + Rejected + Spooled + Pending + Drops.Values.Sum() && Pending == 0;
}
