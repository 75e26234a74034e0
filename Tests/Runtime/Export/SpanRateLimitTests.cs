using System.Text;
using Judgeval.Diagnostics;
using Judgeval.Export;
using Judgeval.Tests.Support;

namespace Judgeval.Tests.Runtime.Export;

public sealed class SpanRateLimitTests
{
    private const long Second = 1000;

    private readonly StringBuilder _warnings = new();
    private long _now = 1_000_000;

    [Fact]
    public void one_seconds_worth_may_come_at_once_and_more_when_time_has_passed()
    {
        SpanRateLimit limit = Limit(5);

        Assert.Equal(5, Admitted(limit, 8));
        _now += Second / 5;
        Assert.Equal(1, Admitted(limit, 8));
        _now += 100 * Second;
        Assert.Equal(5, Admitted(limit, 8));
    }

    [Fact]
    public void less_than_one_a_second_is_one_now_and_then()
    {
        SpanRateLimit limit = Limit(0.5);

        Assert.Equal(1, Admitted(limit, 3));
        _now += (2 * Second) - 1;
        Assert.Equal(0, Admitted(limit, 3));
        _now++;
        Assert.Equal(1, Admitted(limit, 3));
    }

    [Fact]
    public void a_fraction_above_one_counts()
    {
        SpanRateLimit limit = Limit(2.5);
        Assert.Equal(2, Admitted(limit, 10));

        int admitted = 0;
        for (int i = 0; i < 1000; i++)
        {
            _now += Second / 100;
            admitted += Admitted(limit, 1);
        }

        Assert.InRange(admitted, 25, 26);
    }

    [Fact]
    public void the_spans_of_an_admitted_trace_are_owed()
    {
        SpanRateLimit limit = Limit(10);
        Assert.True(limit.TryAdmit());
        for (int i = 0; i < 29; i++)
        {
            limit.Charge();
        }

        _now += 2 * Second;
        Assert.False(limit.TryAdmit());
        _now += Second / 10;
        Assert.True(limit.TryAdmit());
    }

    [Theory]
    [InlineData(1e-300)]
    [InlineData(double.Epsilon)]
    public void next_to_nothing_is_one_span(double rate)
    {
        SpanRateLimit limit = Limit(rate);
        Assert.Equal(1, Admitted(limit, 3));
        for (int i = 0; i < 1000; i++)
        {
            limit.Charge();
        }

        _now += 1000 * Second;
        Assert.Equal(0, Admitted(limit, 3));
    }

    [Fact]
    public void a_rate_beyond_measure_is_no_limit() => Assert.Equal(10_000, Admitted(Limit(double.MaxValue), 10_000));

    [Fact]
    public void threads_together_get_no_more_than_one()
    {
        SpanRateLimit limit = Limit(500);
        int admitted = 0;
        Thread[] threads = [.. Enumerable.Range(0, 4).Select(_ => new Thread(() => Interlocked.Add(ref admitted, Admitted(limit, 1000))))];
        Array.ForEach(threads, static thread => thread.Start());
        Array.ForEach(threads, static thread => thread.Join());

        Assert.Equal(500, admitted);
        Assert.Equal((3500, 3500), (limit.DroppedTraces, limit.DroppedSpans));
    }

    [Fact]
    public void drops_are_told_at_once_then_once_a_minute_and_at_the_end()
    {
        SpanRateLimit limit = Limit(1);
        Admitted(limit, 4);
        Assert.Single(Warnings);
        _now += 59 * Second;
        Admitted(limit, 4);
        Assert.Single(Warnings);
        _now += Second;
        limit.TryAdmit();
        Assert.False(limit.TryAdmit());

        Assert.Equal(
            [
                "judgeval: more than JUDGMENT_MAX_SPANS_PER_SECOND (1): dropped 1 traces with 1 spans since this was last told, 1 with 1 in all.",
                "judgeval: more than JUDGMENT_MAX_SPANS_PER_SECOND (1): dropped 6 traces with 6 spans since this was last told, 7 with 7 in all.",
            ],
            Warnings);
        limit.Finish();
        Assert.Equal(2, Warnings.Length);
        limit.TryAdmit();
        limit.Finish();
        Assert.Equal(3, Warnings.Length);
    }

    [Fact]
    public void traces_are_whole_or_absent_and_the_spans_of_the_absent_are_counted()
    {
        using var tracer = new TestTracer(static options => options.MaxSpansPerSecond = 0.0001);

        for (int i = 0; i < 3; i++)
        {
            HandWoven.Run(HandWoven.Method("Root"), static () =>
            {
                HandWoven.Run(HandWoven.Method("Child"), static () => { });
                using var foreign = ForeignSource.Recorded();
                using var request = foreign.Start("request");
                HandWoven.Run(HandWoven.Method("Child"), static () => { });
            });
        }

        Assert.Equal(3, tracer.Spans.Count);
        tracer.AssertNoParentIsMissing();
        tracer.Tracer.Dispose();
        Assert.Equal(
            "judgeval: more than JUDGMENT_MAX_SPANS_PER_SECOND (0.0001): dropped 1 traces with 5 spans since this was last told, 2 with 6 in all.",
            tracer.Warnings.ToString().Split(Environment.NewLine)[1]);
    }

    [Fact]
    public void what_the_sample_rate_leaves_out_neither_counts_nor_costs()
    {
        using var tracer = new TestTracer(static options =>
        {
            options.SampleRate = 0;
            options.MaxSpansPerSecond = 0.0001;
        });

        for (int i = 0; i < 3; i++)
        {
            HandWoven.Run(HandWoven.Method("Root"), static () => HandWoven.Run(HandWoven.Method("Child"), static () => { }));
        }

        tracer.Tracer.Dispose();
        Assert.Equal("", tracer.Warnings.ToString());
    }

    private string[] Warnings => _warnings.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);

    private SpanRateLimit Limit(double rate) => new(rate, new RuntimeLog(null, LogSeverity.Warning, new StringWriter(_warnings)), () => Volatile.Read(ref _now), Second);

    private static int Admitted(SpanRateLimit limit, int traces) => Enumerable.Range(0, traces).Count(_ => limit.TryAdmit());
}
