using Judgeval.Export.Delivery;

namespace Judgeval.Tests.Support.Faults;

/// <summary>Time in which waiting for another try takes a moment and counts as the time it was for, and with a clock that the test sets.</summary>
internal sealed class FastTime : TimeSource
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(2);

    private long _waited;
    private long _clockError;

    /// <summary>How wrong the machine's clock is.</summary>
    public TimeSpan ClockError
    {
        get => TimeSpan.FromTicks(Interlocked.Read(ref _clockError));
        set => Interlocked.Exchange(ref _clockError, value.Ticks);
    }

    internal override TimeSpan Now => base.Now + TimeSpan.FromTicks(Interlocked.Read(ref _waited));

    internal override DateTimeOffset UtcNow => base.UtcNow + ClockError;

    internal override void Wait(object heldLock, TimeSpan time)
    {
        base.Wait(heldLock, time < Moment ? time : Moment);
        Interlocked.Add(ref _waited, time.Ticks);
    }
}
