namespace Judgeval.Export.Delivery;

/// <summary>
/// How long to wait before another try: a random time up to a bound that doubles (full jitter), so that the clients of a server that comes back do not all ask
/// at once.
/// </summary>
internal sealed class Backoff(TimeSpan first, TimeSpan longest, Func<double>? random = null)
{
    private static readonly Random Shared = new();

    private readonly Func<double> _random = random ?? Next;
    private TimeSpan _bound = first;

    /// <summary>Time to wait for the next try.</summary>
    internal TimeSpan Take()
    {
        TimeSpan delay = TimeSpan.FromTicks((long)(_bound.Ticks * _random()));
        _bound = _bound.Ticks >= longest.Ticks / 2 ? longest : TimeSpan.FromTicks(_bound.Ticks * 2);
        return delay;
    }

    private static double Next()
    {
        lock (Shared)
        {
#pragma warning disable CA5394 // Spreads requests; nothing secret depends on it.
            return Shared.NextDouble();
#pragma warning restore CA5394
        }
    }
}
