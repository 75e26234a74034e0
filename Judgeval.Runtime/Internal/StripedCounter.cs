using System.Runtime.CompilerServices;

namespace Judgeval.Internal;

/// <summary>A count that many threads add to without waiting for each other's cache line.</summary>
internal sealed class StripedCounter
{
    // A line of the cache, and the one that the processor fetches with it.
    private const int Stride = 16;

    private static readonly int Stripes = PowerOfTwo(Environment.ProcessorCount);

    private readonly long[] _values = new long[(Stripes + 1) * Stride];

    internal long Sum
    {
        get
        {
            long sum = 0;
            for (int stripe = 1; stripe <= Stripes; stripe++)
            {
                sum += Interlocked.Read(ref _values[stripe * Stride]);
            }

            return sum;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Increment() => Interlocked.Increment(ref _values[((Environment.CurrentManagedThreadId & (Stripes - 1)) + 1) * Stride]);

    private static int PowerOfTwo(int count)
    {
        int power = 1;
        while (power < count && power < 64)
        {
            power *= 2;
        }

        return power;
    }
}
