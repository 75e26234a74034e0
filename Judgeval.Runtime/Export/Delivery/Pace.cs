namespace Judgeval.Export.Delivery;

/// <summary>
/// How much time sending has. Usually failed requests wait for another try. In a hurry (the tracer ends) there is one more try and no waiting; once aborted
/// nothing is sent any more, and what is being sent is given up.
/// </summary>
#pragma warning disable CA1001 // The source of the token has no timer; a request that outlives the tracer may still hold the token.
internal sealed class Pace(TimeSource time)
#pragma warning restore CA1001
{
    // How soon a wait sees that the queue fills.
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    private readonly object _lock = new();
    private CancellationTokenSource _aborted = new();
    private bool _isHurried;
    private bool _isEnding;
    private long _flushes;

    internal bool IsHurried
    {
        get
        {
            lock (_lock)
            {
                return _isHurried;
            }
        }
    }

    internal bool IsAborted => Aborted.IsCancellationRequested;

    /// <summary>Ends what is being sent.</summary>
    internal CancellationToken Aborted
    {
        get
        {
            lock (_lock)
            {
                return _aborted.Token;
            }
        }
    }

    internal void Hurry()
    {
        lock (_lock)
        {
            _isHurried = true;
            Monitor.PulseAll(_lock);
        }
    }

    /// <summary>In a hurry for good: the tracer ends.</summary>
    internal void End()
    {
        lock (_lock)
        {
            _isEnding = true;
        }

        Hurry();
    }

    internal void Abort()
    {
        CancellationTokenSource aborted;
        lock (_lock)
        {
            _isHurried = true;
            aborted = _aborted;
            Monitor.PulseAll(_lock);
        }

        aborted.Cancel();
    }

    /// <summary>The process goes on after all; unless the tracer has ended meanwhile.</summary>
    internal void Resume()
    {
        lock (_lock)
        {
            if (_isEnding)
            {
                return;
            }

            _isHurried = false;
            if (_aborted.IsCancellationRequested)
            {
                _aborted = new CancellationTokenSource();
            }
        }
    }

    /// <summary>Somebody waits for what is sent: the next try is now, unless the server asked for time.</summary>
    internal void Flush()
    {
        lock (_lock)
        {
            _flushes++;
            Monitor.PulseAll(_lock);
        }
    }

    /// <summary>Waits for the next try. False when the wait was given up, because spans pile up behind it.</summary>
    internal bool Wait(TimeSpan delay, bool isAsked, Func<bool>? isPressed)
    {
        TimeSpan end = time.Now + delay;
        lock (_lock)
        {
            long flushes = _flushes;
            while (!_isHurried && (isAsked || _flushes == flushes))
            {
                TimeSpan left = end - time.Now;
                if (left <= TimeSpan.Zero)
                {
                    return true;
                }

                if (isPressed?.Invoke() == true)
                {
                    return false;
                }

                time.Wait(_lock, isPressed is null || left < Look ? left : Look);
            }
        }

        return true;
    }
}
