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

        Task<bool> flush = tracer.ForceFlushAsync(cancellation.Token);
        await blocked.Entered;
        await cancellation.CancelAsync();

        OperationCanceledException thrown = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => flush);
        Assert.Equal(cancellation.Token, thrown.CancellationToken);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => tracer.ShutdownAsync(cancellation.Token));
        blocked.Release();
        Assert.True(await tracer.ShutdownAsync());
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
