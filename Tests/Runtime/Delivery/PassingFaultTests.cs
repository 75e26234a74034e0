using Judgeval.Tests.Support.Faults;

namespace Judgeval.Tests.Runtime.Delivery;

/// <summary>What goes wrong for a while loses nothing.</summary>
public sealed class PassingFaultTests
{
    private const int Spans = 1500;

    [Theory]
    [InlineData(408)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public void delivers_everything_once_when_the_server_fails_and_then_works(int status) =>
        DeliversAllOnce(new FaultServer().Then(Misbehave.Status(status), times: 3));

    [Theory]
    [InlineData(429, "1")]
    [InlineData(503, "0")]
    [InlineData(503, "never")]
    [InlineData(429, "Wed, 21 Oct 2015 07:28:00 GMT")]
    public void delivers_everything_once_when_the_server_says_when(int status, string retryAfter) =>
        DeliversAllOnce(new FaultServer().Then(Misbehave.Status(status, retryAfter), times: 2));

    [Fact]
    public void delivers_everything_once_when_connections_are_reset_in_the_middle() => DeliversAllOnce(new FaultServer().Then(Misbehave.ResetInTheMiddle, times: 3));

    [Fact]
    public void delivers_everything_once_when_requests_are_not_answered() =>
        DeliversAllOnce(new FaultServer().Then(Misbehave.NeverAnswer, times: 2), static options => options.TimeoutMilliseconds = 150);

    [Fact]
    public void delivers_everything_once_when_requests_are_read_too_slowly() =>
        DeliversAllOnce(new FaultServer().Then(Misbehave.NeverReadToTheEnd, times: 2), static options => options.TimeoutMilliseconds = 150);

    [Fact]
    public void delivers_everything_once_when_requests_are_read_slowly()
    {
        var server = new FaultServer { Otherwise = Misbehave.ReadSlowly };
        DeliversAllOnce(server, static options => options.Compression = "none");
    }

    [Fact]
    public void delivers_everything_once_when_a_refusal_is_cut_off() => DeliversAllOnce(new FaultServer().Then(Misbehave.CutRefusalOff, times: 2));

    [Fact]
    public void delivers_everything_once_when_something_else_answers() => DeliversAllOnce(new FaultServer().Then(Misbehave.AnswerNonsense, times: 2));

    [Fact]
    public void delivers_everything_once_when_the_server_refuses_compression()
    {
        var server = new FaultServer { Otherwise = Misbehave.RefuseGzip };
        DeliversAllOnce(server);
        Assert.False(server.Heads.Last().IsPacked);
    }

    [Fact]
    public void delivers_everything_once_when_the_server_takes_small_requests_only()
    {
        var server = new FaultServer { Otherwise = Misbehave.RefuseLongerThan(8 * 1024) };
        DeliversAllOnce(server, static options => options.Compression = "none");
    }

    [Fact]
    public void delivers_everything_once_when_the_server_stalls_for_a_while()
    {
        using var end = new ManualResetEventSlim();
        using var server = new FaultServer { Otherwise = Misbehave.StallUntil(end) };
        using var run = new DeliveryRun(server);
        run.End(Spans, threads: 4);
        DeliveryRun.WaitUntil(() => server.Requests > 0);
        end.Set();

        DeliveryAssert.DeliversAllOnce(run.Settle());
    }

    [Fact]
    public void delivers_everything_once_when_the_server_is_not_there_at_first()
    {
        using var server = new FaultServer();
        server.Stop();
        using var run = new DeliveryRun(server);
        run.End(Spans, threads: 4);
        DeliveryRun.WaitUntil(() => run.Tracer.ReadDiagnostics().LastError is not null);
        server.Restart();

        DeliveryAssert.DeliversAllOnce(run.Settle());
    }

    [Theory]
    [InlineData(nameof(Misbehave.DripAnswer))]
    [InlineData(nameof(Misbehave.CutAnswerOff))]
    [InlineData(nameof(Misbehave.AnswerTooMuch))]
    public void an_answer_that_says_taken_and_does_not_end_well_is_believed(string fault)
    {
        Action<FaultExchange> misbehave = fault switch
        {
            nameof(Misbehave.DripAnswer) => Misbehave.DripAnswer,
            nameof(Misbehave.CutAnswerOff) => Misbehave.CutAnswerOff,
            _ => Misbehave.AnswerTooMuch,
        };
        DeliversAllOnce(new FaultServer { Otherwise = misbehave }, static options => (options.TimeoutMilliseconds, options.ScheduleDelayMilliseconds) = (300, 500));
    }

    private static void DeliversAllOnce(FaultServer server, Action<TracerOptions>? configure = null)
    {
        using (server)
        using (var run = new DeliveryRun(server, configure))
        {
            run.End(Spans / 4, threads: 4);
            DeliveryReport report = run.Settle();

            Assert.True(server.Script.IsEmpty);
            DeliveryAssert.DeliversAllOnce(report);
        }
    }
}
