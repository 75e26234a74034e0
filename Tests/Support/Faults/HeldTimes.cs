using System.Diagnostics;
using System.Numerics;

namespace Judgeval.Tests.Support.Faults;

/// <summary>For how long each span held the call that it is of: counts by length, to a thirtieth, so that millions take no more room than one.</summary>
internal sealed class HeldTimes
{
    private const int FinenessBits = 5;
    private const int Fineness = 1 << FinenessBits;

    private readonly long[] _counts = new long[64 * Fineness];
    private long _total;
    private long _longest;

    /// <summary>For one thread.</summary>
    public void Add(long ticks)
    {
        _counts[BucketOf(ticks)]++;
        _total++;
        _longest = Math.Max(_longest, ticks);
    }

    /// <summary>Adds what another thread has counted.</summary>
    public void Add(HeldTimes other)
    {
        lock (_counts)
        {
            for (int i = 0; i < _counts.Length; i++)
            {
                _counts[i] += other._counts[i];
            }

            _total += other._total;
            _longest = Math.Max(_longest, other._longest);
        }
    }

    /// <summary>The time that all but one of a thousand stay below, and the longest.</summary>
    public (TimeSpan P999, TimeSpan Longest) Read()
    {
        lock (_counts)
        {
            long above = _total / 1000;
            int bucket = _counts.Length - 1;
            for (long seen = 0; bucket > 0 && (seen += _counts[bucket]) <= above; bucket--)
            {
            }

            return (Time(Math.Min(EndOf(bucket), _longest)), Time(_longest));
        }
    }

    private static int BucketOf(long ticks)
    {
        int exponent = Math.Max(0, BitOperations.Log2((ulong)ticks | 1) - FinenessBits);
        return (exponent * Fineness) + (int)(ticks >> exponent);
    }

    private static long EndOf(int bucket)
    {
        // The first two times Fineness are exact; each further Fineness doubles the width.
        int exponent = Math.Max(0, (bucket / Fineness) - 1);
        return (bucket - ((long)exponent * Fineness) + 1) << exponent;
    }

    private static TimeSpan Time(long ticks) => TimeSpan.FromSeconds(ticks / (double)Stopwatch.Frequency);
}
