using System.Diagnostics;
using Judgeval.CompilerServices;
using Judgeval.Tests.Support;

namespace Judgeval.Tests.Runtime.Spans;

public sealed class CurrentActivityTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void what_the_body_leaves_current_is_undone(bool underForeign)
    {
        using var tracer = new TestTracer();
        using var foreign = ForeignSource.Recorded();
        using Activity? ambient = underForeign ? foreign.Start("ambient") : null;

        HandWoven.Run(HandWoven.Method("Leaky"), () => foreign.Start("left running"));

        Assert.Same(ambient, Activity.Current);
        tracer.Single();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void a_span_that_the_body_stopped_itself_is_undone(bool underForeign)
    {
        using var tracer = new TestTracer();
        using var foreign = ForeignSource.Recorded();
        using Activity? ambient = underForeign ? foreign.Start("ambient") : null;

        HandWoven.Run(HandWoven.Method("Stopper"), () =>
        {
            Activity.Current!.Stop();
            foreign.Start("left running");
        });

        Assert.Same(ambient, Activity.Current);
        tracer.Single();
    }

    [Fact]
    public void an_ambient_activity_that_the_body_stopped_does_not_come_back()
    {
        using var tracer = new TestTracer();
        using var foreign = ForeignSource.Recorded();
        using Activity outer = foreign.Start("outer");
        Activity inner = foreign.Start("inner");

        HandWoven.Run(HandWoven.Method("Stopper"), () =>
        {
            inner.Stop();
            Activity.Current = null;
        });

        Assert.Same(outer, Activity.Current);
    }

    [Fact]
    public void the_span_is_current_in_the_body_only()
    {
        using var tracer = new TestTracer();
        Activity? inside = null;

        HandWoven.Run(HandWoven.Method("Body"), () => inside = Activity.Current);

        Assert.Same(tracer.Single(), inside);
        Assert.Null(Activity.Current);
    }

    [Fact]
    public void a_throwing_body_gives_the_ambient_activity_back()
    {
        using var tracer = new TestTracer();
        using var foreign = ForeignSource.Recorded();
        using Activity ambient = foreign.Start("ambient");

        Assert.Throws<FormatException>(() => HandWoven.Run(HandWoven.Method("Throws"), static () => throw new FormatException()));

        Assert.Same(ambient, Activity.Current);
    }

    [Fact]
    public async Task an_async_method_does_not_leak_its_span_to_its_caller()
    {
        using var tracer = new TestTracer();
        using var foreign = ForeignSource.Recorded();
        using Activity ambient = foreign.Start("ambient");
        var gate = new TaskCompletionSource<int>();

        Task<int> running = HandWoven.CallAsync(HandWoven.Method("Async"), () => gate.Task);
        Assert.Same(ambient, Activity.Current);
        gate.SetResult(1);
        await running;

        Assert.Same(ambient, Activity.Current);
        Assert.Equal(default, tracer.Single().ParentSpanId);
    }

    [Fact]
    public void a_listener_that_throws_neither_reaches_the_program_nor_keeps_the_span_current()
    {
        using var tracer = new TestTracer();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => ReferenceEquals(source, tracer.Tracer.Source),
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = static _ => throw new InvalidOperationException("listener"),
        };
        ActivitySource.AddActivityListener(listener);

        ObservedMethod method = HandWoven.Method("Run");
        Assert.Equal(1, HandWoven.Call(method, static () => 1));
        Assert.Equal(1, HandWoven.Call(method, static () => 1));

        Assert.Null(Activity.Current);
        Assert.Single(tracer.Warnings.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }
}
