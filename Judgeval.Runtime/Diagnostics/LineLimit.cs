namespace Judgeval.Diagnostics;

/// <summary>Lets a kind of line through at once, and then once a minute.</summary>
internal sealed class LineLimit
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private readonly object _lock = new();
    private TimeSpan? _next;
    private long _suppressed;

    /// <summary>Whether the line may be written now, and how many were not since the last one.</summary>
    internal bool TryTake(TimeSpan now, out long suppressed)
    {
        lock (_lock)
        {
            suppressed = _suppressed;
            if (now < _next)
            {
                _suppressed++;
                return false;
            }

            _next = now + Pause;
            _suppressed = 0;
            return true;
        }
    }
}
