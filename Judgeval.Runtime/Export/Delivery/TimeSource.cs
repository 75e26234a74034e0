using System.Diagnostics;

namespace Judgeval.Export.Delivery;

/// <summary>The time, which tests make themselves.</summary>
internal class TimeSource
{
    internal static readonly TimeSource System = new();

    /// <summary>Time since some moment in the past. It never jumps, whatever happens to the machine's clock.</summary>
    internal virtual TimeSpan Now => TimeSpan.FromSeconds(Stopwatch.GetTimestamp() / (double)Stopwatch.Frequency);

    internal virtual DateTimeOffset UtcNow => DateTimeOffset.UtcNow;

    /// <summary>Waits until somebody pulses the lock, which the caller holds, or for that long.</summary>
    internal virtual void Wait(object heldLock, TimeSpan time) => Monitor.Wait(heldLock, time);
}
