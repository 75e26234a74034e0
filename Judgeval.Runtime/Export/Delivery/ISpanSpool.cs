namespace Judgeval.Export.Delivery;

/// <summary>Keeps requests that could not be delivered, past the end of the process. Nothing here throws, and nothing waits for the network.</summary>
internal interface ISpanSpool
{
    /// <summary>Spans of older requests that made room for newer ones, since the spool was opened.</summary>
    long EvictedSpans { get; }

    /// <summary>Keeps a request. False if that is not possible: the spool is full or broken, which it has told.</summary>
    bool TryWrite(SpooledRequest request);

    /// <summary>
    /// Claims the oldest request of a destination for this caller alone, among all threads and processes. A request that a lease released is not offered again to the
    /// same spool before another one was, or all were.
    /// </summary>
    bool TryTake(string apiUrl, string? organizationId, out ISpoolLease? lease);
}
