using System.Diagnostics;

namespace Judgeval.Tests.Support.Faults;

/// <summary>For how long each span held the call that it is of.</summary>
internal sealed class HeldTimes
{
    /// <summary>A thread keeps no more than its last ones.</summary>
    public const int MostOfAThread = 1 << 20;

    private readonly List<long> _ticks = [];

    public void Add(ReadOnlySpan<long> ticks)
    {
        lock (_ticks)
        {
            _ticks.AddRange(ticks);
        }
    }

    /// <summary>The time that all but one of a thousand stay below, and the longest.</summary>
    public (TimeSpan P999, TimeSpan Longest) Read()
    {
        lock (_ticks)
        {
            if (_ticks.Count == 0)
            {
                return default;
            }

            _ticks.Sort();
            return (Time(_ticks[(int)((_ticks.Count - 1) * 0.999)]), Time(_ticks[^1]));
        }
    }

    private static TimeSpan Time(long ticks) => TimeSpan.FromSeconds(ticks / (double)Stopwatch.Frequency);
}
