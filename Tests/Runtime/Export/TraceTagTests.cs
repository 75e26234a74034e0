using System.Globalization;
using Judgeval.Export;
using Judgeval.Tests.Support;

namespace Judgeval.Tests.Runtime.Export;

/// <summary>Tags on their way to Judgment.</summary>
public sealed class TraceTagTests : IDisposable
{
    private readonly StringWriter _warnings = new();

    private string[] Warnings => _warnings.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public void Dispose() => _warnings.Dispose();

    [Fact]
    public async Task tags_are_posted_to_their_trace()
    {
        await using OtlpServer server = await OtlpServer.StartAsync();
        using Tracer tracer = Start(server.Url);
        string trace = "";

        using (ForeignSource foreign = ForeignSource.Recorded())
        using (foreign.Start("request"))
        {
            trace = Tag("beta", "Zürich \"7\"");
            Assert.True(tracer.Flush());
        }

        OtlpRequest request = Assert.Single(server.TagRequests);
        Assert.Equal($"/v1/projects/{server.ProjectId}/traces/{trace}/tags", request.Path);
        Assert.Equal("""{"tags":["beta","Zürich \"7\""]}""", request.Text);
        Assert.Equal("Bearer the-key", request.Headers["Authorization"]);
        Assert.Equal("the-org", request.Headers["X-Organization-Id"]);
        Assert.Equal("application/json", request.Headers["Content-Type"]);
        Assert.DoesNotContain("traceparent", request.Headers.Keys, StringComparer.OrdinalIgnoreCase);
        Assert.Equal(trace, Convert.ToHexStringLower(Assert.Single(server.Spans).TraceId.Span));
        Assert.Empty(Warnings);
    }

    [Fact]
    public async Task a_flush_waits_for_the_project_and_for_the_tags()
    {
        await using OtlpServer server = await OtlpServer.StartAsync();
        var resolve = new TaskCompletionSource();
        var take = new TaskCompletionSource();
        server.ResolveGate = resolve.Task;
        server.TagGate = take.Task;
        using Tracer tracer = Start(server.Url);

        Tag("beta");
        Assert.False(tracer.Flush(50));
        Assert.Empty(server.TagRequests);
        resolve.SetResult();
        Assert.False(tracer.Flush(50));
        take.SetResult();

        Assert.True(await tracer.FlushAsync());
        Assert.Single(server.TagRequests);
    }

    [Fact]
    public async Task tags_go_to_the_project_that_the_trace_was_given()
    {
        await using OtlpServer server = await OtlpServer.StartAsync();
        server.ProjectIds["billing"] = "id of billing";
        using Tracer tracer = Start(server.Url);

        HandWoven.Run(HandWoven.Method("Run"), static () =>
        {
            Tracer.OverrideProject("billing");
            Tracer.Tag("beta");
        });

        Assert.True(tracer.Flush());
        Assert.StartsWith("/v1/projects/id of billing/traces/", Assert.Single(server.TagRequests).Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task what_may_pass_is_tried_again()
    {
        await using OtlpServer server = await OtlpServer.StartAsync();
        foreach (int status in (int[])[500, 429, 408])
        {
            server.TagStatuses.Enqueue(status);
        }

        using Tracer tracer = Start(server.Url);
        Tag("beta");

        Assert.True(tracer.Flush());
        Assert.Equal(4, server.TagRequests.Count);
        Assert.Single(server.TagRequests.Select(static request => request.Text).Distinct());
        Assert.Empty(Warnings);
    }

    [Theory]
    [InlineData(400, 1)]
    [InlineData(401, 1)]
    [InlineData(404, 1)]
    [InlineData(503, 4)]
    public async Task a_failure_is_told_once_and_costs_these_tags_only(int status, int tries)
    {
        await using OtlpServer server = await OtlpServer.StartAsync();
        for (int i = 0; i < 2 * tries; i++)
        {
            server.TagStatuses.Enqueue(status);
        }

        using Tracer tracer = Start(server.Url);
        Tag("one");
        Tag("two");

        Assert.False(tracer.Flush());
        Assert.Equal(2 * tries, server.TagRequests.Count);
        string warning = Assert.Single(Warnings);
        Assert.Contains(status.ToString(CultureInfo.InvariantCulture), warning, StringComparison.Ordinal);
        Assert.DoesNotContain("the-key", warning, StringComparison.Ordinal);
        Tag("three");
        Assert.True(tracer.Flush());
        Assert.Equal(3, server.Spans.Count);
    }

    [Fact]
    public void a_server_that_is_not_there_hurts_nobody()
    {
        Tracer tracer = Start(JudgmentAccount.Nowhere);

        Tag("beta");

        Assert.False(tracer.Flush());
        Tag("beta");
        Assert.False(tracer.Stop());
        Assert.Single(Warnings, static warning => warning.Contains("tags", StringComparison.Ordinal));
    }

    [Fact]
    public async Task a_server_that_never_answers_holds_nobody_up()
    {
        await using OtlpServer server = await OtlpServer.StartAsync();
        var never = new TaskCompletionSource();
        server.TagGate = never.Task;
        TracerOptions options = JudgmentAccount.Options(server.Url, _warnings);
        options.TimeoutMilliseconds = int.MaxValue;
        Tracer tracer = JudgmentAccount.Start(options);

        Tag("beta");

        Task<bool> delivered = Task.Run(() => tracer.Flush(100) || tracer.Stop(100));
        Assert.False(await delivered.WaitAsync(TimeSpan.FromSeconds(30)));
        never.SetResult();
    }

    [Fact]
    public async Task more_than_may_wait_are_dropped_counted_and_told_once()
    {
        await using OtlpServer server = await OtlpServer.StartAsync();
        var gate = new TaskCompletionSource();
        server.TagGate = gate.Task;
        using Tracer tracer = Start(server.Url);

        HandWoven.Run(HandWoven.Method("Run"), static () =>
        {
            for (int i = 0; i < TraceTagSender.Capacity + 5; i++)
            {
                Tracer.Tag("beta");
            }
        });
        gate.SetResult();

        Assert.False(tracer.Flush(-1));
        Assert.Equal(TraceTagSender.Capacity, server.TagRequests.Count);
        Assert.Contains("1024", Assert.Single(Warnings), StringComparison.Ordinal);
        Assert.True(tracer.Flush());
    }

    [Fact]
    public async Task tags_are_bounded_and_secrets_in_them_masked()
    {
        await using OtlpServer server = await OtlpServer.StartAsync();
        using Tracer tracer = Start(server.Url);

        Tag([.. Enumerable.Range(0, 100).Select(static i => i.ToString(CultureInfo.InvariantCulture) + new string('x', 1000)), ""]);
        Tag("sk-abcdefghijklmnopqrstuvwxyz0123456789");
        Tag(" ");
        Tag();
        Tag(null!);

        Assert.True(tracer.Flush());
        Assert.Equal(2, server.TagRequests.Count);
        Assert.InRange(server.TagRequests[0].Body.Length, 32 * 100, 32 * 140);
        Assert.DoesNotContain("abcdefghij", server.TagRequests[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task nothing_is_posted_for_what_is_not_recorded()
    {
        await using OtlpServer server = await OtlpServer.StartAsync();
        foreach (TracerOptions options in (TracerOptions[])
        [
            new() { ProjectName = "shop", ApiUrl = server.Url, WarningWriter = _warnings, Exporters = ["console"], ConsoleWriter = TextWriter.Null },
            With(static options => options.SampleRate = 0),
            With(static options => options.Monitoring = false),
        ])
        {
            using Tracer tracer = JudgmentAccount.Start(options);
            HandWoven.Run(HandWoven.Method("Run"), static () => Tracer.Tag("beta"));
            Tracer.Tag("no span");
            Assert.True(tracer.Flush());
        }

        Assert.Empty(server.TagRequests);
        Assert.Empty(Warnings);

        TracerOptions With(Action<TracerOptions> change)
        {
            TracerOptions options = JudgmentAccount.Options(server.Url, _warnings);
            change(options);
            return options;
        }
    }

    [Fact]
    public async Task the_end_of_the_process_sends_what_waits()
    {
        await using OtlpServer server = await OtlpServer.StartAsync();

        ChildResult child = await ChildProcess.RunAsync(nameof(ChildScenarios.TagAndExit), new Dictionary<string, string>
        {
            ["JUDGMENT_API_URL"] = server.Url,
            ["JUDGMENT_API_KEY"] = "the-key",
            ["JUDGMENT_ORG_ID"] = "the-org",
            ["JUDGMENT_PROJECT_NAME"] = "shop",
        });

        Assert.Equal((0, "1", ""), (child.ExitCode, child.Output.Trim(), child.Error));
        Assert.Equal("""{"tags":["beta"]}""", Assert.Single(server.TagRequests).Text);
        Assert.Equal("Live", Assert.Single(server.Spans).Name);
        Assert.Single(server.OfflineRequests);
    }

    private Tracer Start(string url) => JudgmentAccount.Start(JudgmentAccount.Options(url, _warnings));

    // In a trace of its own, whose id comes back.
    private static string Tag(params string[] tags) => HandWoven.Call(HandWoven.Method("Run"), () =>
    {
        Tracer.Tag(tags);
        return Tracer.CurrentSpan.Activity!.TraceId.ToHexString();
    });
}
