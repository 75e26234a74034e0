using Judgeval.Tests.Support;

namespace Judgeval.Tests.Runtime.Export.Delivery;

public sealed class RetryTests : IDisposable
{
    private readonly SteppedTime _time = new();
    private readonly StringWriter _warnings = new();

    public void Dispose() => _warnings.Dispose();

    [Theory]
    [InlineData(408)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task what_may_pass_is_sent_again_until_it_is_taken(int status)
    {
        await using OtlpServer server = await OtlpServer.StartAsync();
        Answer(server, 4, status);
        using Tracer tracer = Start(server);

        Run();

        Assert.True(tracer.Flush());
        Assert.Single(server.Spans.Select(static span => span.SpanId).Distinct());
        Assert.Equal(5, server.TraceRequests.Count);
        TracerDiagnostics now = tracer.ReadDiagnostics();
        Assert.Equal((1, 0, 5, 4, 4), (now.Exported, now.Dropped, now.Requests, now.FailedRequests, now.RetriedRequests));
        Assert.Equal(now.LastSuccessTime, SteppedTime.Start + _time.Now);
        Assert.All(_time.Waits, static (wait, i) => Assert.InRange(wait.TotalMilliseconds, 0, Math.Min(500 * Math.Pow(2, i), 5000)));
    }

    [Theory]
    [InlineData("7")]
    [InlineData("Tue, 01 Jan 2030 00:00:07 GMT")]
    public async Task the_server_says_when_to_come_again(string retryAfter)
    {
        await using OtlpServer server = await OtlpServer.StartAsync();
        server.Statuses.Enqueue((429, retryAfter));
        using Tracer tracer = Start(server);

        Run();

        // A flush does not hurry a server.
        Assert.True(tracer.Flush());
        Assert.Equal([TimeSpan.FromSeconds(7)], _time.Waits);
    }

    [Fact]
    public async Task a_server_that_asks_for_more_time_than_a_batch_has_is_not_waited_for()
    {
        await using OtlpServer server = await OtlpServer.StartAsync();
        server.Statuses.Enqueue((503, "60"));
        using Tracer tracer = Start(server);

        Run();

        Assert.False(tracer.Flush());
        Assert.Empty(_time.Waits);
        Assert.Single(server.TraceRequests);
        TracerDiagnostics now = tracer.ReadDiagnostics();
        Assert.Equal((1, "server_error 503"), (now.DroppedByReason["server_error"], now.LastError));
        Assert.Equal(SteppedTime.Start, now.LastErrorTime);
    }

    [Fact]
    public async Task a_batch_is_given_up_when_its_time_is_over()
    {
        await using OtlpServer server = await OtlpServer.StartAsync();
        server.Status = 503;
        using Tracer tracer = Start(server);

        Run();

        Assert.False(tracer.Flush());
        Assert.InRange(_time.Now.TotalSeconds, 20, 30);
        Assert.Equal(1, tracer.ReadDiagnostics().DroppedByReason["server_error"]);
    }

    [Theory]
    [InlineData(400, "refused")]
    [InlineData(404, "refused")]
    [InlineData(307, "refused")]
    [InlineData(401, "unauthorized")]
    [InlineData(413, "too_large")]
    public async Task what_will_never_be_taken_is_not_sent_again(int status, string reason)
    {
        await using OtlpServer server = await OtlpServer.StartAsync();
        server.Status = status;
        using Tracer tracer = Start(server);

        Run();

        Assert.False(tracer.Flush());
        Assert.Single(server.TraceRequests);
        Assert.Equal((1, 1), (tracer.ReadDiagnostics().DroppedByReason[reason], tracer.ReadDiagnostics().Dropped));
    }

    [Fact]
    public async Task the_end_of_the_tracer_gives_a_failing_batch_one_more_try()
    {
        await using OtlpServer server = await OtlpServer.StartAsync();
        server.Status = 503;
        Tracer tracer = Start(server);

        Run();

        Assert.False(tracer.Stop());
        Assert.Equal(2, server.TraceRequests.Count);
        Assert.Empty(_time.Waits);
        Assert.Equal((1, 0), (tracer.ReadDiagnostics().Dropped, tracer.ReadDiagnostics().Pending));
    }

    [Fact]
    public async Task a_project_lookup_that_fails_is_tried_again_too()
    {
        await using OtlpServer server = await OtlpServer.StartAsync();
        server.ResolveStatus = 503;
        using Tracer tracer = Start(server);
        Run();
        Assert.False(tracer.Flush());
        int lookups = server.ResolveRequests.Count;
        server.ResolveStatus = 200;
        Run();

        Assert.True(tracer.Flush());
        Assert.InRange(lookups, 4, 1000);
        Assert.Single(server.Spans);
    }

    [Fact]
    public async Task refused_credentials_are_told_once_and_seldom_tried()
    {
        await using OtlpServer server = await OtlpServer.StartAsync();
        server.Status = 401;
        using Tracer tracer = Start(server);
        for (int i = 0; i < 6; i++)
        {
            Run();
            Assert.False(tracer.Flush());
        }

        Assert.Equal(3, server.TraceRequests.Count);
        Assert.Contains("JUDGMENT_API_KEY", Assert.Single(_warnings.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        _time.Advance(TimeSpan.FromSeconds(30));
        Run();
        Assert.False(tracer.Flush());
        Assert.Equal(4, server.TraceRequests.Count);
        server.Status = 200;
        _time.Advance(TimeSpan.FromSeconds(59));
        Run();
        Assert.False(tracer.Flush());
        _time.Advance(TimeSpan.FromSeconds(1));
        Run();
        Assert.True(tracer.Flush());
        Run();
        Assert.True(tracer.Flush());
        Assert.Equal((8, 2), (tracer.ReadDiagnostics().DroppedByReason["unauthorized"], tracer.ReadDiagnostics().Exported));
    }

    private static void Answer(OtlpServer server, int times, int status)
    {
        for (int i = 0; i < times; i++)
        {
            server.Statuses.Enqueue((status, null));
        }
    }

    private static void Run() => HandWoven.Run(HandWoven.Method("Run"), static () => { });

    private Tracer Start(OtlpServer server)
    {
        TracerOptions options = JudgmentAccount.Options(server.Url, _warnings);
        options.ExportDeadlineMilliseconds = 30_000;
        options.Time = _time;
        return JudgmentAccount.Start(options);
    }
}
