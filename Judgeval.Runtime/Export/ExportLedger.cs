using Judgeval.Diagnostics;
using Judgeval.Export.Delivery;
using Judgeval.Internal;

namespace Judgeval.Export;

/// <summary>What became of the spans that one exporter was given. OpenTelemetry's own flush says only that they left the queue.</summary>
internal sealed class ExportLedger(int capacity)
{
    private readonly object _lock = new();
    private readonly long[] _drops = new long[DropReasons.Count];
    private long _accepted;
    private long _settled;
    private long _awaited = long.MaxValue;
    private long _turnedAway;
    private long _tooLate;
    private long _exported;
    private long _rejected;
    private long _spooled;
    private long _lost;
    private long _lostAtLastFlush;
    private volatile bool _isClosed;
    private bool _isFinal;

    /// <summary>Whether the exporter is done with every span taken in so far.</summary>
    internal bool IsSettled => Interlocked.Read(ref _settled) >= Interlocked.Read(ref _accepted);

    /// <summary>Spans taken in so far.</summary>
    internal long Accepted => Interlocked.Read(ref _accepted);

    internal bool IsHalfFull => Waiting >= (capacity + 1) / 2;

    private long Waiting => Interlocked.Read(ref _accepted) - Interlocked.Read(ref _settled);

    private long Lost => Interlocked.Read(ref _lost) + Interlocked.Read(ref _turnedAway) + Interlocked.Read(ref _tooLate);

    /// <summary>Takes a span in, unless too many are waiting.</summary>
    internal bool TryAccept()
    {
        if (_isClosed)
        {
            Interlocked.Increment(ref _tooLate);
            return false;
        }

        // The capacity may be exceeded by as many spans as there are threads ending one right now; the queue behind has room for that.
        if (Waiting >= capacity)
        {
            Interlocked.Increment(ref _turnedAway);
            return false;
        }

        Interlocked.Increment(ref _accepted);
        return true;
    }

    /// <summary>The exporter is done with that many spans.</summary>
    internal void Settle(long count, bool delivered) => Settle(delivered ? Settlement.Delivered(count, rejected: 0) : Settlement.Dropped(count, DropReason.Fault));

    /// <inheritdoc cref="Settle(long, bool)"/>
    internal void Settle(Settlement settlement)
    {
        lock (_lock)
        {
            if (_isFinal)
            {
                return;
            }

            _exported += settlement.Exported;
            _rejected += settlement.Rejected;
            _spooled += settlement.Spooled;
            _drops[(int)settlement.Reason] += settlement.Drops;
            Interlocked.Add(ref _lost, settlement.Total - settlement.Exported);
            Interlocked.Add(ref _settled, settlement.Total);
            if (Interlocked.Read(ref _settled) >= _awaited)
            {
                // Not for each request: whoever waits would wake up to see that it is too early.
                _awaited = long.MaxValue;
                Monitor.PulseAll(_lock);
            }
        }
    }

    /// <summary>Takes no more spans in.</summary>
    internal void Close() => _isClosed = true;

    /// <summary>The exporter has ended: whatever it was never given is dropped.</summary>
    internal void Finish()
    {
        Settle(Settlement.Dropped(Waiting, DropReason.Shutdown));
        lock (_lock)
        {
            _isFinal = true;
        }
    }

    /// <summary>Waits until the exporter is done with every span taken in so far. False when it takes longer.</summary>
    internal bool WaitUntilSettled(Deadline deadline) => WaitUntilSettled(Accepted, deadline);

    /// <summary>The same for the first so many spans.</summary>
    internal bool WaitUntilSettled(long target, Deadline deadline)
    {
        lock (_lock)
        {
            while (Interlocked.Read(ref _settled) < target)
            {
                int left = deadline.Left;
                _awaited = Math.Min(_awaited, target);
                if (left == 0 || !Monitor.Wait(_lock, left))
                {
                    return false;
                }
            }
        }

        return true;
    }

    /// <summary>Whether spans were dropped, refused or spooled since the last time this was asked.</summary>
    internal bool TakeLosses()
    {
        long lost = Lost;
        return Interlocked.Exchange(ref _lostAtLastFlush, lost) != lost;
    }

    internal void WriteTo(DiagnosticsBuilder builder)
    {
        lock (_lock)
        {
            builder.Exported = _exported;
            builder.Rejected = _rejected;
            builder.Spooled = _spooled;
            Array.Copy(_drops, builder.Drops, _drops.Length);
            builder.Drops[(int)DropReason.QueueFull] += Interlocked.Read(ref _turnedAway);
            builder.Drops[(int)DropReason.Shutdown] += Interlocked.Read(ref _tooLate);

            // Last, so that no span is settled before it has ended.
            builder.Pending = Waiting;
        }
    }
}
