namespace Judgeval.Export;

/// <summary>What became of the spans that one exporter was given. OpenTelemetry's own flush says only that they left the queue.</summary>
internal sealed class ExportLedger(int capacity)
{
    private readonly object _lock = new();
    private long _accepted;
    private long _settled;
    private long _lost;
    private long _lostAtLastFlush;

    /// <summary>Whether the exporter is done with every span taken in so far.</summary>
    internal bool IsSettled => Interlocked.Read(ref _settled) >= Interlocked.Read(ref _accepted);

    /// <summary>Takes a span in, unless too many are waiting.</summary>
    internal bool TryAccept()
    {
        // The capacity may be exceeded by as many spans as there are threads ending one right now; the queue behind has room for that.
        if (Interlocked.Read(ref _accepted) - Interlocked.Read(ref _settled) >= capacity)
        {
            Interlocked.Increment(ref _lost);
            return false;
        }

        Interlocked.Increment(ref _accepted);
        return true;
    }

    /// <summary>The exporter is done with that many spans.</summary>
    internal void Settle(long count, bool delivered)
    {
        if (!delivered)
        {
            Interlocked.Add(ref _lost, count);
        }

        lock (_lock)
        {
            Interlocked.Add(ref _settled, count);
            Monitor.PulseAll(_lock);
        }
    }

    /// <summary>Spans that were delivered in form only: the endpoint took the request and rejected them.</summary>
    internal void Reject(long count) => Interlocked.Add(ref _lost, count);

    /// <summary>Waits until the exporter is done with every span taken in so far. False when it takes longer.</summary>
    internal bool WaitUntilSettled(Internal.Deadline deadline)
    {
        long target = Interlocked.Read(ref _accepted);
        lock (_lock)
        {
            while (Interlocked.Read(ref _settled) < target)
            {
                int left = deadline.Left;
                if (left == 0 || !Monitor.Wait(_lock, left))
                {
                    return false;
                }
            }
        }

        return true;
    }

    /// <summary>Whether spans were dropped or refused since the last time this was asked.</summary>
    internal bool TakeLosses()
    {
        long lost = Interlocked.Read(ref _lost);
        return Interlocked.Exchange(ref _lostAtLastFlush, lost) != lost;
    }
}
