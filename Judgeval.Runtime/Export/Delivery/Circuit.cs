namespace Judgeval.Export.Delivery;

/// <summary>
/// Stops asking what always fails: so many failures in a row open it, then one request is let through from time to time, each time later, until one succeeds.
/// </summary>
internal sealed class Circuit
{
    private readonly object _lock = new();
    private readonly TimeSource _time;
    private readonly int _threshold;
    private readonly TimeSpan _first;
    private readonly TimeSpan _longest;
    private int _failures;
    private TimeSpan _pause;
    private TimeSpan? _nextProbe;

    internal Circuit(TimeSource time, int threshold, TimeSpan first, TimeSpan longest)
    {
        _time = time;
        _threshold = threshold;
        _first = first;
        _longest = longest;
        _pause = first;
    }

    internal bool IsOpen
    {
        get
        {
            lock (_lock)
            {
                return _nextProbe is not null;
            }
        }
    }

    /// <summary>Whether a request may be made: always while closed, else by one caller when it is time for a probe.</summary>
    internal bool TryEnter()
    {
        lock (_lock)
        {
            if (_nextProbe is not { } due)
            {
                return true;
            }

            if (_time.Now < due)
            {
                return false;
            }

            _nextProbe = _time.Now + _pause;
            return true;
        }
    }

    internal void Succeed()
    {
        lock (_lock)
        {
            _failures = 0;
            _pause = _first;
            _nextProbe = null;
        }
    }

    internal void Fail()
    {
        lock (_lock)
        {
            if (++_failures < _threshold)
            {
                return;
            }

            if (_nextProbe is not null)
            {
                _pause = _pause.Ticks >= _longest.Ticks / 2 ? _longest : TimeSpan.FromTicks(_pause.Ticks * 2);
            }

            _nextProbe = _time.Now + _pause;
        }
    }

    /// <summary>Somebody waits: the next request may be a probe.</summary>
    internal void Hasten()
    {
        lock (_lock)
        {
            if (_nextProbe is not null)
            {
                _nextProbe = _time.Now;
            }
        }
    }
}
