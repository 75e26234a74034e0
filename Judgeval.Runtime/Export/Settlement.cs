using Judgeval.Export.Delivery;

namespace Judgeval.Export;

/// <summary>What became of some spans: each is in one of the counts.</summary>
internal readonly struct Settlement
{
    /// <summary>Of no span: somebody else tells.</summary>
    internal static readonly Settlement None;

    private Settlement(long exported, long rejected, long spooled, long drops, DropReason reason)
    {
        Exported = exported;
        Rejected = rejected;
        Spooled = spooled;
        Drops = drops;
        Reason = reason;
    }

    internal long Exported { get; }

    internal long Rejected { get; }

    internal long Spooled { get; }

    internal long Drops { get; }

    internal DropReason Reason { get; }

    internal long Total => Exported + Rejected + Spooled + Drops;

    internal bool IsDelivered => Exported == Total;

    internal static Settlement Delivered(long count, long rejected)
    {
        long less = Math.Min(Math.Max(rejected, 0), count);
        return new(count - less, less, 0, 0, default);
    }

    internal static Settlement Kept(long count) => new(0, 0, count, 0, default);

    internal static Settlement Dropped(long count, DropReason reason) => new(0, 0, 0, count, reason);
}
