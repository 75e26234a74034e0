using Judgeval.Tests.Support;
using Judgeval.Tests.Support.Faults;

namespace Judgeval.Tests.Runtime.Delivery;

/// <summary>Many spans, many threads, and programs that get in their own way.</summary>
public sealed class LoadTests
{
    [Fact]
    public void a_burst_that_the_queue_can_hold_loses_nothing()
    {
        using var server = new FaultServer();
        using var run = new DeliveryRun(server, static options => options.MaxQueueSize = 10_000);
        run.End(10_000);

        DeliveryAssert.DeliversAllOnce(run.Stop());
    }

    [Fact]
    public void a_burst_that_the_queue_cannot_hold_loses_what_is_counted_and_no_more()
    {
        using var end = new ManualResetEventSlim();
        using var server = new FaultServer { Otherwise = Misbehave.StallUntil(end) };
        using var run = new DeliveryRun(server, static options => options.MaxQueueSize = 3000);
        run.End(2500, threads: 4);
        TracerDiagnostics full = run.Tracer.ReadDiagnostics();
        end.Set();

        DeliveryReport report = run.Settle();

        DeliveryAssert.AddsUp(report);

        // A thread that ends a span while the last place is taken may exceed the bound by it.
        Assert.InRange(full.Pending, 3000, 3003);
        Assert.Equal(new Dictionary<string, long> { ["queue_full"] = 10_000 - full.Pending }, report.Drops);
        Assert.Equal((full.Pending, 0), (report.Delivered, report.Duplicated));
        Assert.Single(report.WarningLines);
    }

    [Fact]
    public void many_threads_that_end_spans_at_once_lose_and_double_nothing()
    {
        using var server = new FaultServer();
        using var run = new DeliveryRun(server, static options => options.MaxQueueSize = 20_000);
        run.End(300, threads: 64);

        DeliveryAssert.DeliversAllOnce(run.Stop());
    }

    [Fact]
    public void a_server_that_restarts_under_load_costs_nothing_that_the_queue_can_hold()
    {
        using var server = new FaultServer();
        using var run = new DeliveryRun(server, static options => options.MaxQueueSize = 1_000_000);
        using var done = new ManualResetEventSlim();
        var load = new Thread(() => run.End(int.MaxValue, threads: 4, until: () => done.IsSet || run.Tracer.ReadDiagnostics().Pending > 100_000));
        load.Start();
        for (int i = 0; i < 3; i++)
        {
            int before = server.Requests;
            DeliveryRun.WaitUntil(() => server.Requests > before || !load.IsAlive);
            server.Stop();
            DeliveryRun.WaitUntil(() => run.Tracer.ReadDiagnostics().FailedRequests > i || !load.IsAlive);
            server.Restart();
        }

        done.Set();
        load.Join();
        DeliveryReport report = run.Settle();

        DeliveryAssert.AddsUp(report);
        Assert.Empty(report.Drops);
        Assert.Equal((report.Ended, report.Ended), (report.Delivered, report.Exported));

        // What was taken in while the server went down.
        Assert.InRange(report.Duplicated, 0, 3 * 512);
    }

    [Fact]
    public void a_serializer_that_throws_costs_its_values_only()
    {
        using var server = new FaultServer();
        using var run = new DeliveryRun(server, static options => options.Serializer = new BrokenSerializer());
        Judgeval.Spans.TracerScope.SetOverride(run.Tracer);
        for (int i = 0; i < 100; i++)
        {
            Assert.Equal(i, HandWoven.Call(HandWoven.Method("Run"), () => i));
        }

        DeliveryReport report = run.Stop();

        Assert.Equal((100, 0), (report.Delivered, report.Duplicated));
        Assert.Equal(100, report.Diagnostics.Finished);
    }

    [Fact]
    public void a_serializer_that_never_returns_holds_no_span_of_others()
    {
        using var server = new FaultServer();
        using var serializer = new EndlessSerializer();
        using var run = new DeliveryRun(server, options => options.Serializer = serializer);
        var stuck = new Thread(() =>
        {
            Judgeval.Spans.TracerScope.SetOverride(run.Tracer);
            HandWoven.Call(HandWoven.Method("Run"), static () => 1);
        });
        stuck.Start();
        serializer.Entered.Wait();
        run.End(250, threads: 4);

        Assert.True(run.Tracer.Flush());
        Assert.Equal((1000, 0), (server.Spans.Delivered, server.Spans.Duplicated));
        Assert.True(run.Tracer.Stop());
        serializer.Release();
        stuck.Join();
    }

    [Theory]
    [InlineData("connected", "True, exported 1000, dropped ")]
    [InlineData("not yet connected", "True, exported 0, dropped [shutdown, 1000]")]
    public async Task a_thread_pool_that_is_used_up_stops_only_who_has_to_connect_first(string state, string outcome)
    {
        using var server = new FaultServer();

        ChildResult child = await ChildProcess.RunAsync(nameof(DeliveryScenarios.StarveThePool), DeliveryScenarios.EnvironmentFor(server, state));

        Assert.Equal(outcome, child.Output.Split('\n')[0]);
        Assert.Equal((state == "connected" ? 1000 : 0, 0), (server.Spans.Delivered, server.Spans.Duplicated));
    }

    private sealed class BrokenSerializer : ISpanSerializer
    {
        public string Serialize(object value) => throw new InvalidOperationException("broken");
    }

    private sealed class EndlessSerializer : ISpanSerializer, IDisposable
    {
        private readonly ManualResetEventSlim _end = new();

        public ManualResetEventSlim Entered { get; } = new();

        public string Serialize(object value)
        {
            Entered.Set();
            _end.Wait();
            return "1";
        }

        public void Release() => _end.Set();

        public void Dispose()
        {
            _end.Dispose();
            Entered.Dispose();
        }
    }
}
