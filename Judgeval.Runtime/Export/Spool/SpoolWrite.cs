namespace Judgeval.Export.Spooling;

/// <summary>What became of a request that was to be kept.</summary>
internal enum SpoolWrite
{
    Kept,

    /// <summary>It is larger than the folder may be, or than a request can be.</summary>
    TooLarge,

    /// <summary>Everything older is being sent right now, and there is no room beside it.</summary>
    NoRoom,

    /// <summary>Another process worked in the folder for too long.</summary>
    Busy,

    /// <summary>The disk is full, the folder is read-only or gone, or the like.</summary>
    Failed,
}
