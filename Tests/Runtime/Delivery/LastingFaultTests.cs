using System.Globalization;
using Judgeval.Tests.Support.Faults;

namespace Judgeval.Tests.Runtime.Delivery;

/// <summary>What stays wrong costs spans, and each of them is counted, by its reason.</summary>
public sealed class LastingFaultTests
{
    private const int Spans = 600;

    [Theory]
    [InlineData(400, "refused")]
    [InlineData(404, "refused")]
    [InlineData(429, "throttled")]
    [InlineData(500, "server_error")]
    [InlineData(503, "server_error")]
    public void counts_what_the_server_does_not_take(int status, string reason)
    {
        using var server = new FaultServer { Otherwise = Misbehave.Status(status) };
        DropsAllFor(reason, server);
    }

    [Fact]
    public void counts_what_could_not_be_sent_because_nobody_listens()
    {
        using var server = new FaultServer();
        server.Stop();
        DropsAllFor("unreachable", server);
    }

    [Fact]
    public void counts_what_could_not_be_sent_because_the_host_is_unknown()
    {
        using var run = new DeliveryRun(server: null, static options => (options.ApiUrl, options.ExportDeadlineMilliseconds) = ("http://judgment.invalid", 500));
        run.End(Spans);
        DeliveryAssert.DropsAllFor("unreachable", run.Settle());
    }

    [Fact]
    public void counts_what_was_never_answered()
    {
        using var server = new FaultServer { Otherwise = Misbehave.NeverAnswer };
        using var run = new DeliveryRun(server, static options => (options.ExportDeadlineMilliseconds, options.TimeoutMilliseconds) = (1000, 50));
        run.End(Spans);
        DeliveryAssert.DropsAllFor("timeout", run.Settle());
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    public void stops_asking_a_server_that_refuses_the_credentials(int status)
    {
        using var server = new FaultServer { Otherwise = Misbehave.Status(status) };
        using var run = new DeliveryRun(server, static options => options.MaxExportBatchSize = 10, time: new Judgeval.Export.Delivery.TimeSource());
        run.End(Spans);

        DeliveryReport report = run.Settle();

        DeliveryAssert.DropsAllFor("unauthorized", report);
        Assert.Equal(3, server.Requests);
        Assert.Contains(status.ToString(CultureInfo.InvariantCulture), Assert.Single(report.WarningLines), StringComparison.Ordinal);
    }

    [Fact]
    public void drops_only_the_span_that_is_too_large()
    {
        using var server = new FaultServer { Otherwise = Misbehave.RefuseLongerThan(20_000) };
        using var run = new DeliveryRun(server, static options => options.Compression = "none");
        run.End(100);
        Judgeval.Spans.TracerScope.SetOverride(run.Tracer);
        using (Tracer.Span("large"))
        {
            Tracer.SetOutput(new string('x', 30_000));
        }

        run.End(100);
        DeliveryReport report = run.Settle();

        Assert.Equal(new Dictionary<string, long> { ["too_large"] = 1 }, report.Drops);
        Assert.Equal((200, 0, 200), (report.Delivered, report.Duplicated, report.Exported));
    }

    [Fact]
    public void counts_what_the_server_rejects_of_a_request()
    {
        using var server = new FaultServer { Otherwise = Misbehave.Reject(7, "no such attribute") };
        using var run = new DeliveryRun(server);
        run.End(Spans, threads: 4);

        DeliveryReport report = run.Settle();

        DeliveryAssert.AddsUp(report);
        Assert.Equal((report.Exported, report.Diagnostics.Rejected), (report.Delivered, report.RejectedByServer));
        Assert.Equal((0, 0), (report.Duplicated, report.Dropped));
        Assert.True(report.Diagnostics.Rejected > 0);
        Assert.Contains("no such attribute", Assert.Single(report.WarningLines), StringComparison.Ordinal);
    }

    [Fact]
    public void a_server_that_takes_spans_and_dies_before_it_says_so_gets_them_again()
    {
        using var server = new FaultServer().Then(Misbehave.TakeInAndReset, times: 2);
        using var run = new DeliveryRun(server);
        run.End(Spans, threads: 4);

        DeliveryReport report = run.Settle();

        DeliveryAssert.AddsUp(report);
        Assert.Equal((report.Ended, report.Ended), (report.Delivered, report.Exported));
        Assert.InRange(report.Duplicated, 1, 2 * 512);
    }

    private static void DropsAllFor(string reason, FaultServer server)
    {
        using var run = new DeliveryRun(server, static options => options.ExportDeadlineMilliseconds = 5000);
        run.End(Spans / 4, threads: 4);
        DeliveryAssert.DropsAllFor(reason, run.Settle());
    }
}
