using System.Diagnostics;
using Judgeval.CompilerServices;
using Judgeval.Export;
using Judgeval.Tests.Support;

namespace Judgeval.Tests.Runtime.Export;

public sealed class TraceSamplerTests
{
    [Theory]
    [InlineData(0, "00000000000000000000000000000001", false)]
    [InlineData(0, "0000000000000001ffffffffffffffff", false)]
    [InlineData(1, "0000000000000001ffffffffffffffff", true)]
    [InlineData(0.5, "00000000000000013fffffffffffffff", true)]
    [InlineData(0.5, "00000000000000014000000000000000", false)]
    [InlineData(0.5, "0000000000000001bfffffffffffffff", true)]
    public void the_trace_id_decides_and_0_and_1_are_exact(double rate, string id, bool isRecorded)
    {
        Assert.Equal(isRecorded, Sample(rate, id, ActivityTraceFlags.None, isRemote: true));
        Assert.Equal(isRecorded, Sample(rate, id, ActivityTraceFlags.Recorded, isRemote: true));
    }

    [Fact]
    public void a_child_follows_its_parent_in_this_process() =>
        Assert.True(Sample(0, "0000000000000001ffffffffffffffff", ActivityTraceFlags.Recorded, isRemote: false));

    [Fact]
    public void two_tracers_with_the_same_rate_keep_the_same_traces()
    {
        Random random = new(7);
        string[] ids = [.. Enumerable.Range(0, 2000).Select(_ => $"{random.NextInt64():x16}{random.NextInt64():x16}")];

        bool[] kept = [.. ids.Select(id => Sample(0.25, id, ActivityTraceFlags.None, isRemote: true))];
        Assert.Equal(kept, ids.Select(id => Sample(0.25, id, ActivityTraceFlags.None, isRemote: true)));
        Assert.InRange(kept.Count(static isKept => isKept), 400, 600);
        Assert.All(ids.Where((_, i) => kept[i]), static id => Assert.True(Sample(0.5, id, ActivityTraceFlags.None, isRemote: true)));
    }

    [Fact]
    public void at_half_the_rate_traces_are_whole_or_absent()
    {
        using var tracer = new TestTracer(static options => options.SampleRate = 0.5);

        for (int i = 0; i < 200; i++)
        {
            HandWoven.Run(HandWoven.Method("Root"), static () => HandWoven.Run(HandWoven.Method("Child"), static () => { }));
        }

        Assert.InRange(tracer.Spans.Count, 2, 398);
        Assert.All(tracer.Spans.GroupBy(static span => span.TraceId), static trace => Assert.Equal(2, trace.Count()));
        tracer.AssertNoParentIsMissing();
    }

    [Fact]
    public void a_trace_that_is_left_out_costs_what_the_framework_asks_for_its_id()
    {
        using var tracer = new TestTracer(static options => options.SampleRate = 0);
        ObservedMethod search = HandWoven.Method("Search", ["query"]);

        long byHand = BytesOf(() =>
        {
            using Activity? activity = tracer.Tracer.Source!.StartActivity("Search");
        });
        long woven = BytesOf(() =>
        {
            ObservedCall call = default;
            call.Begin(search);
            call.Argument(0, "hello");
            call.Return("result");
            call.Exit();
        });

        Assert.Equal(byHand, woven);
    }

    private static long BytesOf(Action action)
    {
        for (int i = 0; i < 100; i++)
        {
            action();
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static bool Sample(double rate, string traceId, ActivityTraceFlags flags, bool isRemote)
    {
        var sampler = new TraceSampler(rate);
        using var source = new ActivitySource("sampled-" + Guid.NewGuid().ToString("N"));
        using var listener = new ActivityListener { ShouldListenTo = candidate => ReferenceEquals(candidate, source), Sample = sampler.Sample };
        ActivitySource.AddActivityListener(listener);
        var parent = new ActivityContext(ActivityTraceId.CreateFromString(traceId), ActivitySpanId.CreateRandom(), flags, isRemote: isRemote);
        using Activity activity = source.StartActivity("Root", ActivityKind.Internal, parent)!;
        return activity.Recorded;
    }
}
