using System.Globalization;
using Judgeval.Export.Spooling;
using Judgeval.Tests.Support;
using Judgeval.Tests.Support.Faults;

namespace Judgeval.Tests.Runtime.Delivery;

/// <summary>With a spool nothing is lost that the server does not refuse for good.</summary>
public sealed class SpoolDeliveryTests
{
    private const int Spans = 1000;

    [Theory]
    [InlineData(401)]
    [InlineData(429)]
    [InlineData(503)]
    public void what_the_server_does_not_take_now_is_delivered_by_the_next_tracer(int status)
    {
        using var server = new FaultServer { Otherwise = Misbehave.Status(status) };
        AssertDeliveredByTheNext(server);
    }

    [Fact]
    public void what_nobody_listens_to_is_delivered_by_the_next_tracer()
    {
        using var server = new FaultServer();
        server.Stop();
        AssertDeliveredByTheNext(server);
    }

    [Fact]
    public void a_tracer_that_ends_while_nobody_answers_leaves_its_spans_to_the_next_one()
    {
        using var server = new FaultServer { Otherwise = Misbehave.NeverAnswer };
        using var spool = new TestSpool();
        using var first = Run(server, spool);
        first.End(Spans);

        DeliveryReport report = first.Stop(milliseconds: 1000);

        DeliveryAssert.AddsUp(report);
        Assert.Equal((Spans, 0), (report.Spooled, report.Dropped));
        Replay(server, spool, Spans);
    }

    [Fact]
    public void what_waits_is_delivered_when_the_server_works_again()
    {
        using var server = new FaultServer { Otherwise = Misbehave.Status(503) };
        using var spool = new TestSpool();
        using var run = Run(server, spool);
        run.End(Spans);
        run.WaitUntilSettled();
        server.Otherwise = Misbehave.NotAtAll;
        while (run.Tracer.ReadDiagnostics().Exported == 0)
        {
            run.End(1);
            run.Tracer.Flush();
        }

        DeliveryRun.WaitUntil(() => spool.Files.Length == 0);
        DeliveryReport report = run.Settle();

        DeliveryAssert.DeliversAllOnce(report);
        Assert.True(report.Spooled >= Spans);
        Assert.Equal(report.Spooled, report.Diagnostics.Replayed);
    }

    [Fact]
    public void a_server_that_restarts_under_load_costs_nothing()
    {
        using var server = new FaultServer();
        using var spool = new TestSpool();
        using var run = Run(server, spool, static options => options.MaxQueueSize = 200_000);
        using var done = new ManualResetEventSlim();
        var load = new Thread(() => run.End(100_000, threads: 2, until: () => done.IsSet || run.Tracer.ReadDiagnostics().Pending > 20_000));
        load.Start();
        for (int i = 0; i < 2; i++)
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
        using var next = Run(server, spool);
        DeliveryRun.WaitUntil(() => spool.Files.Length == 0);

        DeliveryAssert.AddsUp(report);
        Assert.Empty(report.Drops);
        Assert.Equal(report.Ended, server.Spans.Delivered);
        Assert.InRange(server.Spans.Duplicated, 0, 4 * 512);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task a_process_that_is_killed_before_a_replay_was_answered_loses_nothing(bool serverHasTakenItIn)
    {
        using var server = new FaultServer { Otherwise = Misbehave.Status(503) };
        using var spool = new TestSpool();
        await using RunningChild child = RunningChild.Start(nameof(DeliveryScenarios.SpoolAndReplay), DeliveryScenarios.EnvironmentFor(server, spool));
        Assert.Equal($"spooled {Spans}", await child.ReadLineAsync());
        server.Otherwise = serverHasTakenItIn ? Misbehave.TakeInAndNeverAnswer : Misbehave.NeverAnswer;
        int before = server.Requests;
        await File.WriteAllTextAsync(spool.Folder + ".go", "");
        DeliveryRun.WaitUntil(() => server.Requests > before && (!serverHasTakenItIn || server.Spans.Delivered > 0));
        await child.KillAsync();
        long alone = server.Spans.Delivered;

        server.Otherwise = Misbehave.NotAtAll;
        using var next = Run(server, spool);
        DeliveryRun.WaitUntil(() => spool.Files.Length == 0);

        Assert.Equal(Spans, server.Spans.Delivered);
        Assert.Equal(alone, server.Spans.Duplicated);
    }

    [Fact]
    public async Task a_full_disk_costs_what_is_counted_and_no_more()
    {
        using var server = new FaultServer { Otherwise = Misbehave.Status(503) };
        using var spool = new TestSpool();

        ChildResult child = await ChildProcess.RunAsync(nameof(DeliveryScenarios.SpoolToAFullDisk), DeliveryScenarios.EnvironmentFor(server, spool));

        Assert.Equal("True [spool_failed, 1000]; 0\n", child.Output);
        Assert.Single(child.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Empty(Directory.GetFiles(spool.Folder, "*.tmp"));
    }

    [Fact]
    public void what_made_room_in_the_spool_is_counted()
    {
        using var server = new FaultServer { Otherwise = Misbehave.Status(503) };
        using var spool = new TestSpool(static settings => settings with { MaxRequests = 1 });
        using var run = Run(server, spool, static options => options.MaxExportBatchSize = 100);
        run.End(Spans);

        DeliveryReport report = run.Settle();

        DeliveryAssert.AddsUp(report);
        Assert.Equal(Spans, report.Spooled);
        Replay(server, spool, Spans - (int)report.Diagnostics.Evicted);
        Assert.True(report.Diagnostics.Evicted > 0);
    }

    [Fact]
    public void a_spool_that_is_gone_costs_what_is_counted_and_no_more()
    {
        using var server = new FaultServer { Otherwise = Misbehave.Status(503) };
        using var spool = new TestSpool();
        using var run = Run(server, spool);
        Directory.Delete(spool.Folder, recursive: true);
        run.End(Spans);

        DeliveryAssert.DropsAllFor("spool_failed", run.Settle());
        Assert.Single(spool.WarningLines);
    }

    [Fact]
    public void a_clock_that_jumps_back_loses_and_doubles_nothing()
    {
        var time = new FastTime();
        string soon = DateTimeOffset.UtcNow.AddSeconds(1).ToString("R", CultureInfo.InvariantCulture);
        using var server = new FaultServer().Then(Misbehave.Status(503, soon), times: 4);
        using var spool = new TestSpool(settings => settings with { Clock = () => time.UtcNow });
        using var run = Run(server, spool, time: time);
        run.End(Spans / 2);
        time.ClockError = -TimeSpan.FromDays(400);
        run.End(Spans / 2);
        DeliveryReport report = run.Settle();
        server.Script.Clear();
        using var next = Run(server, spool, time: time);
        DeliveryRun.WaitUntil(() => spool.Files.Length == 0);

        DeliveryAssert.AddsUp(report);
        Assert.Equal((Spans, 0), (server.Spans.Delivered, server.Spans.Duplicated));
    }

    [Fact]
    public void what_the_server_refuses_for_good_is_set_aside_and_does_not_come_back()
    {
        using var server = new FaultServer { Otherwise = Misbehave.Status(503) };
        using var spool = new TestSpool();
        using (var first = Run(server, spool))
        {
            first.End(Spans);
            first.Settle();
        }

        server.Otherwise = Misbehave.Status(400);
        int files = spool.Files.Length;
        using var next = Run(server, spool);
        DeliveryRun.WaitUntil(() => spool.Files.Length == 0);

        Assert.Equal(files, spool.BadFiles.Length);
        Assert.Equal(0, next.Tracer.ReadDiagnostics().Replayed);
    }

    private static void AssertDeliveredByTheNext(FaultServer server)
    {
        using var spool = new TestSpool();
        using var first = Run(server, spool);
        first.End(Spans / 4, threads: 4);

        DeliveryReport report = first.Settle();

        DeliveryAssert.AddsUp(report);
        Assert.Equal((Spans, 0, 0), (report.Spooled, report.Dropped, report.Delivered));
        Replay(server, spool, Spans);
    }

    private static void Replay(FaultServer server, TestSpool spool, int spans)
    {
        server.Stop();
        server.Otherwise = Misbehave.NotAtAll;
        server.Restart();
        using var next = Run(server, spool);
        DeliveryRun.WaitUntil(() => next.Tracer.ReadDiagnostics().Replayed == spans);

        Assert.Equal((spans, 0), (server.Spans.Delivered, server.Spans.Duplicated));
        Assert.Empty(spool.Files);
    }

    private static DeliveryRun Run(FaultServer server, TestSpool spool, Action<TracerOptions>? configure = null, FastTime? time = null) => new(
        server,
        options =>
        {
            options.Spool = Spool.TryOpen(spool.Settings, TestSpool.Log(spool.Warnings));
            options.ExportDeadlineMilliseconds = 2000;
            configure?.Invoke(options);
        },
        time);
}
