using System.Collections.Concurrent;
using Judgeval.Export.Delivery;

namespace Judgeval.Tests.Support;

/// <summary>Time that passes by waiting alone, and takes none.</summary>
internal sealed class SteppedTime : TimeSource
{
    public static readonly DateTimeOffset Start = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly ConcurrentQueue<TimeSpan> _waits = new();
    private long _ticks;

    public IReadOnlyList<TimeSpan> Waits => [.. _waits];

    internal override TimeSpan Now => TimeSpan.FromTicks(Interlocked.Read(ref _ticks));

    internal override DateTimeOffset UtcNow => Start + Now;

    public void Advance(TimeSpan time) => Interlocked.Add(ref _ticks, time.Ticks);

    internal override void Wait(object heldLock, TimeSpan time)
    {
        _waits.Enqueue(time);
        Advance(time);
    }
}
