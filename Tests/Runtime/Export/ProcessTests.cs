using Judgeval.Tests.Otlp;
using Judgeval.Tests.Support;

namespace Judgeval.Tests.Runtime.Export;

/// <summary>What only a process of its own shows: its end, its real environment, its active tracer.</summary>
public sealed class ProcessTests
{
    [Fact]
    public async Task a_process_that_ends_without_disposing_loses_nothing()
    {
        await using OtlpServer server = await OtlpServer.StartAsync();

        ChildResult child = await ChildProcess.RunAsync(nameof(ChildScenarios.ExitWithoutDispose), EnvironmentFor(server.Url));

        Assert.Equal((0, "True shop\n", ""), (child.ExitCode, child.Output.ReplaceLineEndings("\n"), child.Error));
        Assert.Equal(700, server.Spans.Count);
    }

    [Fact]
    public async Task another_vendors_exporter_settings_do_not_leak()
    {
        await using OtlpServer server = await OtlpServer.StartAsync();
        var environment = EnvironmentFor(server.Url);
        environment["OTEL_EXPORTER_OTLP_ENDPOINT"] = "http://127.0.0.1:1";
        environment["OTEL_EXPORTER_OTLP_TRACES_ENDPOINT"] = "http://127.0.0.1:1";
        environment["OTEL_EXPORTER_OTLP_HEADERS"] = "x-other-vendor-key=SECRET";
        environment["OTEL_EXPORTER_OTLP_TRACES_HEADERS"] = "x-other-vendor-key=SECRET";
        environment["OTEL_EXPORTER_OTLP_PROTOCOL"] = "grpc";
        environment["OTEL_EXPORTER_OTLP_COMPRESSION"] = "gzip";
        environment["JUDGMENT_COMPRESSION"] = "none";
        environment["OTEL_TRACES_SAMPLER"] = "always_off";
        environment["OTEL_SERVICE_NAME"] = "named";

        ChildResult child = await ChildProcess.RunAsync(nameof(ChildScenarios.ExitWithoutDispose), environment);

        Assert.Equal("", child.Error);
        Assert.Equal(700, server.Spans.Count);
        Assert.All(server.Requests, request => Assert.DoesNotContain("SECRET", string.Join(' ', request.Headers.Values), StringComparison.Ordinal));
        Assert.All(server.TraceRequests, request => Assert.False(request.Headers.ContainsKey("Content-Encoding")));
        Assert.Equal("named", server.TraceRequests[0].Traces.ResourceSpans[0].Resource.Attributes.Text("service.name"));
    }

    [Fact]
    public async Task an_unhandled_exception_ends_and_exports_the_spans_that_it_left()
    {
        await using OtlpServer server = await OtlpServer.StartAsync();

        ChildResult child = await ChildProcess.RunAsync(nameof(ChildScenarios.DieOfAnException), EnvironmentFor(server.Url));

        Assert.NotEqual(0, child.ExitCode);
        Assert.Contains("fatal", child.Error, StringComparison.Ordinal);
        Assert.Equal(["Before", "Inner", "Outer"], server.Spans.Select(span => span.Name).Order());
        Span outer = Assert.Single(server.Spans, span => span.Name == "Outer");
        Assert.Equal("fatal", outer.Status.Message);
        Assert.Equal(outer.SpanId, Assert.Single(server.Spans, span => span.Name == "Inner").ParentSpanId);
    }

    [Fact]
    public async Task a_hanging_endpoint_does_not_keep_a_process_alive()
    {
        await using OtlpServer server = await OtlpServer.StartAsync();
        var never = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        server.Gate = never.Task;
        var environment = EnvironmentFor(server.Url);
        environment["JUDGMENT_TIMEOUT_MS"] = "600000";

        // Its end is what is shown: a process kept alive would be killed at the deadline, and the test fail.
        ChildResult child = await ChildProcess.RunAsync(nameof(ChildScenarios.ExitWithoutDispose), environment);

        Assert.Equal(0, child.ExitCode);
        never.SetResult();
    }

    [Fact]
    public async Task a_process_without_credentials_is_told_once_and_works()
    {
        ChildResult child = await ChildProcess.RunAsync(nameof(ChildScenarios.ExitWithoutDispose), new Dictionary<string, string> { ["JUDGMENT_PROJECT_NAME"] = "shop" });

        Assert.Equal((0, "True shop\n"), (child.ExitCode, child.Output.ReplaceLineEndings("\n")));
        Assert.Contains("JUDGMENT_API_KEY", Assert.Single(child.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task the_tracer_started_last_is_the_active_one()
    {
        ChildResult child = await ChildProcess.RunAsync(nameof(ChildScenarios.PassTracersOn), new Dictionary<string, string>());

        Assert.Equal("One Two,Still True True\n", child.Output.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task without_a_tracer_a_listener_of_the_users_own_gets_spans_under_its_own_activities()
    {
        ChildResult child = await ChildProcess.RunAsync(nameof(ChildScenarios.ListenWithoutTracer), new Dictionary<string, string>());

        Assert.Equal("Plain 4 request\nby hand 5 request\nTrue\n", child.Output.ReplaceLineEndings("\n"));
    }

    private static Dictionary<string, string> EnvironmentFor(string url) => new()
    {
        ["JUDGMENT_API_URL"] = url,
        ["JUDGMENT_API_KEY"] = "key",
        ["JUDGMENT_ORG_ID"] = "org",
        ["JUDGMENT_PROJECT_NAME"] = "shop",
    };
}
