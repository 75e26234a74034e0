using System.Diagnostics;
using Judgeval.Spans;
using Judgeval.Tests.Support;
using OpenTelemetry;

namespace Judgeval.Tests.Runtime.Export;

public sealed class FlushTests
{
    [Fact]
    public async Task waiting_for_a_flush_or_shutdown_can_be_cancelled()
    {
        using var blocked = new BlockedProcessor();
        var options = new TracerOptions { Exporters = [], WarningWriter = new StringWriter() };
        options.Processors.Add(blocked);
        Tracer tracer = Tracer.Create(options, static _ => null);
        using var cancellation = new CancellationTokenSource();

        Task<bool> flush = tracer.FlushAsync(cancellation.Token);
        await blocked.Entered;
        await cancellation.CancelAsync();

        OperationCanceledException thrown = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => flush);
        Assert.Equal(cancellation.Token, thrown.CancellationToken);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => tracer.StopAsync(cancellation.Token));
        blocked.Release();
        Assert.True(await tracer.StopAsync());
    }

    [Fact]
    public async Task the_static_flush_and_shutdown_mean_the_active_tracer()
    {
        using var tracer = new TestTracer();
        Assert.Same(tracer.Tracer, Tracer.Active);

        HandWoven.Call(HandWoven.Method("Run"), static () => 1);
        Assert.True(Tracer.ForceFlush());
        Assert.True(await Tracer.ForceFlushAsync());
        Assert.True(Tracer.Shutdown());
        HandWoven.Call(HandWoven.Method("Run"), static () => 2);

        tracer.Single();
    }

    [Fact]
    public async Task without_a_tracer_there_is_nothing_to_deliver()
    {
        Assert.Null(Tracer.Active);
        Assert.True(Tracer.ForceFlush());
        Assert.True(await Tracer.ForceFlushAsync());
        Assert.True(Tracer.Shutdown());
        Assert.True(await Tracer.ShutdownAsync());
    }

    [Fact]
    public void a_processor_that_throws_costs_the_program_nothing()
    {
        var warnings = new StringWriter();
        var options = new TracerOptions { Exporters = [], WarningWriter = warnings };
        var collector = new SpanCollector();
        options.Processors.Add(new ThrowingProcessor());
        options.Processors.Add(collector);
        using Tracer tracer = Tracer.Create(options, static _ => null);
        TracerScope.SetOverride(tracer);

        Assert.Equal(1, HandWoven.Call(HandWoven.Method("Run"), static () => 1));
        Assert.Equal(2, HandWoven.Call(HandWoven.Method("Run"), static () => 2));

        Assert.Equal(2, collector.Ended.Count);
        Assert.Null(Activity.Current);
        Assert.Equal(2, warnings.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    private sealed class BlockedProcessor : BaseProcessor<Activity>
    {
        private readonly TaskCompletionSource _entered = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly ManualResetEventSlim _gate = new();

        public Task Entered => _entered.Task;

        public void Release() => _gate.Set();

        protected override bool OnForceFlush(int timeoutMilliseconds)
        {
            _entered.TrySetResult();
            _gate.Wait();
            return true;
        }

        protected override void Dispose(bool disposing)
        {
            _gate.Dispose();
            base.Dispose(disposing);
        }
    }

    private sealed class ThrowingProcessor : BaseProcessor<Activity>
    {
        public override void OnStart(Activity data) => throw new InvalidOperationException("start");

        public override void OnEnd(Activity data) => throw new InvalidOperationException("end");
    }
}
