using Judgeval.CompilerServices;
using Judgeval.Spans;
using Judgeval.Tests.Otlp;
using Judgeval.Tests.Support;

namespace Judgeval.Tests.Runtime.Export;

public sealed class OtlpExportTests
{
    [Fact]
    public async Task spans_arrive_decoded_as_they_were_recorded()
    {
        await using OtlpServer server = await OtlpServer.StartAsync();
        using Tracer tracer = Start(server);

        Assert.Throws<IOException>(() => HandWoven.Run(HandWoven.Method("Ask", kind: "agent"), static () =>
        {
            HandWoven.Call(HandWoven.Method("Search", ["query"], kind: "tool"), "wätter", static _ => new[] { 1 });
            throw new IOException("no answer");
        }));

        Assert.True(tracer.Flush());
        Span ask = Assert.Single(server.Spans, span => span.Name == "Ask");
        Span search = Assert.Single(server.Spans, span => span.Name == "Search");
        Assert.Equal(ask.SpanId, search.ParentSpanId);
        Assert.Equal(ask.TraceId, search.TraceId);
        Assert.Empty(ask.ParentSpanId);
        Assert.Equal("tool", search.Attributes.Text("judgment.span_kind"));
        Assert.Equal("""{"query":"wätter"}""", search.Attributes.Text("judgment.input"));
        Assert.Equal("[1]", search.Attributes.Text("judgment.output"));
        Assert.Equal(Status.Types.StatusCode.Unset, search.Status?.Code ?? Status.Types.StatusCode.Unset);
        Assert.Equal(Status.Types.StatusCode.Error, ask.Status.Code);
        Assert.Equal("no answer", ask.Status.Message);
        Assert.Equal("System.IO.IOException", ask.Attributes.Text("error.type"));
        Assert.Equal("exception", Assert.Single(ask.Events).Name);
        ScopeSpans scope = Assert.Single(Assert.Single(server.TraceRequests).Traces.ResourceSpans[0].ScopeSpans);
        Assert.Equal("judgeval", scope.Scope.Name);
    }

    [Fact]
    public async Task requests_carry_credentials_and_the_resolved_project_and_no_trace_of_the_program()
    {
        await using OtlpServer server = await OtlpServer.StartAsync();
        using var foreign = ForeignSource.Recorded();
        using var ambient = foreign.Start("request");
        using Tracer tracer = Start(server, options => options.ApiKey = "key,with%signs");

        HandWoven.Run(HandWoven.Method("Run"), static () => { });
        Assert.True(tracer.Flush());

        OtlpRequest resolve = Assert.Single(server.ResolveRequests);
        Assert.Equal("""{"project_name":"shop"}""", resolve.Text);
        Assert.Equal("application/json", resolve.Headers["Content-Type"]);
        OtlpRequest traces = Assert.Single(server.TraceRequests);
        Assert.Equal("application/x-protobuf", traces.Headers["Content-Type"]);
        Assert.Equal(server.ProjectId, traces.Headers["X-Project-Id"]);
        Assert.Contains("judgeval-dotnet", traces.Headers["User-Agent"], StringComparison.Ordinal);
        Assert.All(server.Requests, request =>
        {
            Assert.Equal("Bearer key,with%signs", request.Headers["Authorization"]);
            Assert.Equal("org", request.Headers["X-Organization-Id"]);
            Assert.DoesNotContain("traceparent", request.Headers.Keys, StringComparer.OrdinalIgnoreCase);
            Assert.DoesNotContain("baggage", request.Headers.Keys, StringComparer.OrdinalIgnoreCase);
        });
        Assert.Equal(server.ProjectId, tracer.ProjectId);
    }

    [Fact]
    public async Task the_resource_describes_the_service()
    {
        await using OtlpServer server = await OtlpServer.StartAsync();
        using Tracer tracer = Start(server, options => options.Environment = "staging", new() { ["OTEL_RESOURCE_ATTRIBUTES"] = "team=search%20ops,service.name=ignored" });

        HandWoven.Run(HandWoven.Method("Run"), static () => { });
        Assert.True(tracer.Flush());

        var attributes = Assert.Single(server.TraceRequests).Traces.ResourceSpans[0].Resource.Attributes;
        Assert.Equal("shop", attributes.Text("service.name"));
        Assert.Equal("search ops", attributes.Text("team"));
        Assert.Equal("judgeval-dotnet", attributes.Text("telemetry.distro.name"));
        Assert.NotNull(attributes.Text("telemetry.distro.version"));
        Assert.Equal("opentelemetry", attributes.Text("telemetry.sdk.name"));
        Assert.Equal("dotnet", attributes.Text("telemetry.sdk.language"));
        Assert.Equal("staging", attributes.Text("deployment.environment"));
        Assert.Equal("staging", attributes.Text("deployment.environment.name"));
        Assert.NotNull(attributes.Text("service.version"));
    }

    [Fact]
    public async Task a_project_that_was_resolved_once_is_known_to_the_next_tracer()
    {
        await using OtlpServer server = await OtlpServer.StartAsync();
        using (Tracer first = Start(server))
        {
            HandWoven.Run(HandWoven.Method("First"), static () => { });
            Assert.True(first.Flush());
        }

        using Tracer second = Start(server);
        HandWoven.Run(HandWoven.Method("Second"), static () => { });
        Assert.True(second.Flush());

        Assert.Single(server.ResolveRequests);
        Assert.Equal(server.ProjectId, second.ProjectId);
        Assert.Equal(server.ProjectId, server.TraceRequests[^1].Traces.ResourceSpans[0].Resource.Attributes.Text("judgment.project_id"));
    }

    [Fact]
    public async Task starting_and_tracing_do_not_wait_for_the_project()
    {
        await using OtlpServer server = await OtlpServer.StartAsync();
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        server.ResolveGate = gate.Task;
        using Tracer tracer = Start(server);

        HandWoven.Run(HandWoven.Method("Run"), static () => { });
        Assert.Null(tracer.ProjectId);
        Assert.False(tracer.Flush(200));
        Assert.Empty(server.TraceRequests);
        gate.SetResult();

        Assert.True(tracer.Flush());
        Assert.Single(server.Spans);
    }

    [Fact]
    public async Task a_failed_project_lookup_is_told_once_and_tried_again()
    {
        await using OtlpServer server = await OtlpServer.StartAsync();
        server.ResolveStatus = 403;
        var warnings = new StringWriter();
        using Tracer tracer = Start(server, options => options.WarningWriter = warnings);

        // The second failure at most, after the look-up at the start: a third would open the circuit.
        HandWoven.Run(HandWoven.Method("Lost"), static () => { });
        Assert.False(tracer.Flush());
        string told = warnings.ToString();
        server.ResolveStatus = 200;
        HandWoven.Run(HandWoven.Method("Kept"), static () => { });

        Assert.True(tracer.Flush());
        Assert.Equal("Kept", Assert.Single(server.Spans).Name);
        Assert.Contains("403", Assert.Single(Lines(told)), StringComparison.Ordinal);
        Assert.Contains("delivers again", Assert.Single(Lines(warnings.ToString()[told.Length..])), StringComparison.Ordinal);
        Assert.DoesNotContain("secret-key", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_refusing_endpoint_is_told_once_and_flush_says_so()
    {
        await using OtlpServer server = await OtlpServer.StartAsync();
        server.Status = 401;
        var warnings = new StringWriter();
        using Tracer tracer = Start(server, options => options.WarningWriter = warnings);

        for (int i = 0; i < 2; i++)
        {
            HandWoven.Run(HandWoven.Method("Run"), static () => { });
            Assert.False(tracer.Flush());
        }

        Assert.Contains("401", Assert.Single(Lines(warnings.ToString())), StringComparison.Ordinal);
        server.Status = 200;
        HandWoven.Run(HandWoven.Method("Run"), static () => { });
        Assert.True(tracer.Flush());
    }

    [Fact]
    public async Task spans_that_the_endpoint_took_but_rejected_are_told_and_not_delivered()
    {
        await using OtlpServer server = await OtlpServer.StartAsync();
        server.Answer = [0x0A, 0x08, 0x08, 0x02, 0x12, 0x04, (byte)'f', (byte)'u', (byte)'l', (byte)'l'];
        var warnings = new StringWriter();
        using Tracer tracer = Start(server, options => options.WarningWriter = warnings);

        HandWoven.Run(HandWoven.Method("Run"), static () => { });
        Assert.False(tracer.Flush());
        Assert.Contains("rejected 2 spans", Assert.Single(Lines(warnings.ToString())), StringComparison.Ordinal);

        // A warning alone: an error message without rejected spans.
        server.Answer = [0x0A, 0x06, 0x12, 0x04, (byte)'f', (byte)'u', (byte)'l', (byte)'l'];
        HandWoven.Run(HandWoven.Method("Run"), static () => { });
        Assert.True(tracer.Flush());
    }

    [Fact]
    public void an_unreachable_endpoint_is_told_once_and_the_program_runs_and_ends()
    {
        var warnings = new StringWriter();
        Tracer tracer = Create("http://127.0.0.1:1", options => options.WarningWriter = warnings);
        TracerScope.SetOverride(tracer);

        for (int i = 0; i < 3; i++)
        {
            Assert.Equal(1, HandWoven.Call(HandWoven.Method("Run"), static () => 1));
            Assert.False(tracer.Flush());
        }

        tracer.Dispose();
        Assert.Contains("127.0.0.1:1", Assert.Single(Lines(warnings.ToString())), StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_hanging_endpoint_does_not_hold_up_the_shutdown()
    {
        await using OtlpServer server = await OtlpServer.StartAsync();
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        server.Gate = gate.Task;
        Tracer tracer = Start(server, options => options.TimeoutMilliseconds = 60_000);
        HandWoven.Run(HandWoven.Method("Run"), static () => { });

        // Were the request waited for, this would take a minute and the test would time out with it.
        Task<bool> shutdown = Task.Run(() => tracer.Stop(500));
        Assert.Same(shutdown, await Task.WhenAny(shutdown, Task.Delay(TimeSpan.FromSeconds(20))));
        Assert.False(await shutdown);
        gate.SetResult();
    }

    [Fact]
    public async Task disposing_loses_nothing_that_has_ended()
    {
        await using OtlpServer server = await OtlpServer.StartAsync();
        await using (Start(server))
        {
            for (int i = 0; i < 2000; i++)
            {
                HandWoven.Run(HandWoven.Method("Run"), static () => { });
            }
        }

        Assert.Equal(2000, server.Spans.Count);
        Assert.All(server.TraceRequests, request => Assert.InRange(request.Traces.ResourceSpans[0].ScopeSpans[0].Spans.Count, 1, 512));
    }

    [Fact]
    public async Task more_spans_than_the_queue_holds_are_dropped_and_told()
    {
        await using OtlpServer server = await OtlpServer.StartAsync();
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        server.Gate = gate.Task;
        var warnings = new StringWriter();
        using Tracer tracer = Start(server, options =>
        {
            options.MaxQueueSize = 10;
            options.MaxExportBatchSize = 5;
            options.WarningWriter = warnings;
        });

        for (int i = 0; i < 25; i++)
        {
            HandWoven.Run(HandWoven.Method("Run"), static () => { });
        }

        gate.SetResult();
        Assert.False(tracer.Flush());
        Assert.Equal(10, server.Spans.Count);
        Assert.Contains("dropped", Assert.Single(Lines(warnings.ToString())), StringComparison.Ordinal);
        Assert.True(tracer.Flush());
    }

    [Fact]
    public async Task what_ends_after_the_shutdown_is_not_recorded()
    {
        await using OtlpServer server = await OtlpServer.StartAsync();
        Tracer tracer = Start(server);
        ObservedCall late = default;
        late.Begin(HandWoven.Method("Late"));
        Assert.True(await tracer.StopAsync());

        late.Exit();
        HandWoven.Run(HandWoven.Method("After"), static () => { });

        Assert.True(tracer.Stop());
        Assert.True(await tracer.FlushAsync());
        Assert.Empty(server.Spans);
    }

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static Tracer Start(OtlpServer server, Action<TracerOptions>? configure = null, Dictionary<string, string>? environment = null)
    {
        Tracer tracer = Create(server.Url, configure, environment);
        TracerScope.SetOverride(tracer);
        return tracer;
    }

    private static Tracer Create(string url, Action<TracerOptions>? configure = null, Dictionary<string, string>? environment = null)
    {
        var options = new TracerOptions { ProjectName = "shop", ApiKey = "secret-key", OrganizationId = "org", ApiUrl = url, WarningWriter = new StringWriter(), ExportDeadlineMilliseconds = 1 };
        configure?.Invoke(options);
        return Tracer.Create(options, key => environment?.GetValueOrDefault(key));
    }
}
