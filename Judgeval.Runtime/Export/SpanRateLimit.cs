using System.Diagnostics;
using System.Globalization;
using Judgeval.Diagnostics;

namespace Judgeval.Export;

/// <summary>
/// Admits traces as long as their spans stay below a rate. A token bucket that holds one second's worth, but at least one span: a trace begins if there is a
/// token, each span of it takes one, and what a trace takes beyond the last is owed. So no trace is torn, nobody waits, and the average holds.
/// </summary>
/// <remarks>
/// The bucket is one number, the time at which it will be full again. It is empty when that is further off than it takes to fill, so it needs no lock and no timer.
/// </remarks>
internal sealed class SpanRateLimit
{
    private const int TellSeconds = 60;

    private static bool _isUsed;

    private readonly double _spansPerSecond;
    private readonly RuntimeLog _log;
    private readonly Func<long> _clock;
    private readonly long _frequency;
    private readonly long _span;
    private readonly long _slack;
    private long _fullAt;
    private long _tellAt = long.MinValue;
    private long _droppedTraces;
    private long _droppedSpans;
    private long _toldTraces;
    private long _toldSpans;

    /// <param name="spansPerSecond">More than 0; fractions count.</param>
    /// <param name="log">Takes the word of what is dropped.</param>
    /// <param name="clock">Tells the time in ticks.</param>
    /// <param name="frequency">Ticks in a second.</param>
    internal SpanRateLimit(double spansPerSecond, RuntimeLog log, Func<long> clock, long frequency)
    {
        _spansPerSecond = spansPerSecond;
        _log = log;
        _clock = clock;
        _frequency = frequency;

        // A century a span is as good as never, and far from where the numbers end.
        _span = (long)Math.Min(frequency / spansPerSecond, frequency * (double)TimeSpan.FromDays(36525).TotalSeconds);
        _slack = Math.Max(0, frequency - _span);
        _fullAt = clock();
        Volatile.Write(ref _isUsed, true);
    }

    /// <summary>Whether any tracer of this process ever had a limit.</summary>
    internal static bool IsUsed => _isUsed;

    internal long DroppedTraces => Interlocked.Read(ref _droppedTraces);

    /// <summary>The spans of those traces, as far as the program came to starting them.</summary>
    internal long DroppedSpans => Interlocked.Read(ref _droppedSpans);

    internal static SpanRateLimit? Of(double? spansPerSecond, RuntimeLog log) =>
        spansPerSecond is { } rate ? new SpanRateLimit(rate, log, Stopwatch.GetTimestamp, Stopwatch.Frequency) : null;

    /// <summary>Takes a token for the first span of a trace. False if there is none: the trace is dropped.</summary>
    internal bool TryAdmit()
    {
        long now = _clock();
        long fullAt;
        do
        {
            fullAt = Interlocked.Read(ref _fullAt);
            if (fullAt - now > _slack)
            {
                Interlocked.Increment(ref _droppedTraces);
                CountSpan();
                Tell(now);
                return false;
            }
        }
        while (!TryTake(fullAt, now));

        return true;
    }

    /// <summary>Takes a token for another span of an admitted trace, whether there is one or not.</summary>
    internal void Charge()
    {
        long now = _clock();
        while (!TryTake(Interlocked.Read(ref _fullAt), now))
        {
        }
    }

    internal void CountSpan() => Interlocked.Increment(ref _droppedSpans);

    internal void Finish()
    {
        if (DroppedSpans > Interlocked.Read(ref _toldSpans))
        {
            Write();
        }
    }

    private bool TryTake(long fullAt, long now)
    {
        long from = Math.Max(fullAt, now);
        long next = from > long.MaxValue - _span ? long.MaxValue : from + _span;
        return Interlocked.CompareExchange(ref _fullAt, next, fullAt) == fullAt;
    }

    // The first drop is told at once, later ones together.
    private void Tell(long now)
    {
        long tellAt = Interlocked.Read(ref _tellAt);
        if (now >= tellAt && Interlocked.CompareExchange(ref _tellAt, now + (TellSeconds * _frequency), tellAt) == tellAt)
        {
            Write();
        }
    }

    private void Write()
    {
        long traces = DroppedTraces;
        long spans = DroppedSpans;
        long newTraces = traces - Interlocked.Exchange(ref _toldTraces, traces);
        long newSpans = spans - Interlocked.Exchange(ref _toldSpans, spans);
        _log.Write(LogSeverity.Warning, string.Format(
            CultureInfo.InvariantCulture,
            "more than JUDGMENT_MAX_SPANS_PER_SECOND ({0}): dropped {1} traces with {2} spans since this was last told, {3} with {4} in all.",
            _spansPerSecond,
            newTraces,
            newSpans,
            traces,
            spans));
    }
}
