using System.Diagnostics;

namespace Judgeval.Internal;

/// <summary>A deadline: what is left of a time budget that several waits share.</summary>
internal readonly struct Deadline
{
    private readonly long _end;

    private Deadline(long end) => _end = end;

    internal static Deadline In(int milliseconds) =>
        milliseconds < 0 ? new(long.MaxValue) : new(Stopwatch.GetTimestamp() + (long)(milliseconds * (Stopwatch.Frequency / 1000.0)));

    /// <summary>An earlier deadline, so that something can still be done after it.</summary>
    internal Deadline Before(int milliseconds) => _end == long.MaxValue ? this : new(_end - (long)(milliseconds * (Stopwatch.Frequency / 1000.0)));

    /// <summary>This deadline, or an earlier one: that many milliseconds from now.</summary>
    internal Deadline AtMost(int milliseconds)
    {
        Deadline soon = In(milliseconds);
        return soon._end < _end ? soon : this;
    }

    /// <summary>Milliseconds left, never negative; -1 when there is no limit.</summary>
    internal int Left
    {
        get
        {
            if (_end == long.MaxValue)
            {
                return -1;
            }

            double left = (_end - Stopwatch.GetTimestamp()) * 1000.0 / Stopwatch.Frequency;
            return left <= 0 ? 0 : (int)Math.Ceiling(left);
        }
    }
}
