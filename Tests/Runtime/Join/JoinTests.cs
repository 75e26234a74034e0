using Judgeval.Tests.Otlp;
using Judgeval.Tests.Support;

namespace Judgeval.Tests.Runtime.Join;

/// <summary>Beside a provider of the user's. In processes of their own, because the tracer becomes the process's.</summary>
public sealed class JoinTests
{
    [Fact]
    public async Task spans_go_to_the_users_exporter_and_to_Judgment_once_each()
    {
        await using OtlpServer server = await OtlpServer.StartAsync();

        ChildResult child = await ChildProcess.RunAsync(nameof(JoinScenarios.JoinAProvider), EnvironmentFor(server));

        Assert.Equal(("Ask,Search,query,request; True", ""), (child.Output.Trim(), child.Error));
        Assert.Equal(["Ask", "Search", "request"], server.Spans.Select(static span => span.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task the_parent_is_the_current_activity_and_is_exported_too()
    {
        await using OtlpServer server = await OtlpServer.StartAsync();

        await ChildProcess.RunAsync(nameof(JoinScenarios.JoinAProvider), EnvironmentFor(server));

        Span request = Named(server, "request");
        Assert.True(request.ParentSpanId.IsEmpty);
        Assert.Equal(request.SpanId, Named(server, "Ask").ParentSpanId);
        Assert.Equal(Named(server, "Ask").SpanId, Named(server, "Search").ParentSpanId);
        Assert.Equal("s", Named(server, "Search").Attributes.Text("judgment.session_id"));
        Assert.Single(server.Spans.Select(static span => span.TraceId).Distinct());
    }

    [Fact]
    public async Task the_resource_is_the_users_with_what_Judgment_needs()
    {
        await using OtlpServer server = await OtlpServer.StartAsync();
        Dictionary<string, string> environment = EnvironmentFor(server);
        environment["OTEL_RESOURCE_ATTRIBUTES"] = "service.name=theirs,team=search";

        await ChildProcess.RunAsync(nameof(JoinScenarios.JoinAProvider), environment);

        var attributes = server.TraceRequests[0].Traces.ResourceSpans[0].Resource.Attributes;
        Assert.Equal(("theirs", "search", "judgeval-dotnet"), (attributes.Text("service.name"), attributes.Text("team"), attributes.Text("telemetry.distro.name")));
    }

    [Fact]
    public async Task another_vendors_exporter_settings_do_not_leak()
    {
        await using OtlpServer server = await OtlpServer.StartAsync();
        Dictionary<string, string> environment = EnvironmentFor(server);
        environment["OTEL_EXPORTER_OTLP_ENDPOINT"] = "http://127.0.0.1:1";
        environment["OTEL_EXPORTER_OTLP_HEADERS"] = "x-other-vendor-key=SECRET";
        environment["OTEL_EXPORTER_OTLP_PROTOCOL"] = "grpc";
        environment["OTEL_EXPORTER_OTLP_COMPRESSION"] = "gzip";
        environment["JUDGMENT_COMPRESSION"] = "none";

        await ChildProcess.RunAsync(nameof(JoinScenarios.JoinAProvider), environment);

        Assert.Equal(3, server.Spans.Count);
        Assert.All(server.Requests, static request => Assert.DoesNotContain("SECRET", string.Join(' ', request.Headers.Values), StringComparison.Ordinal));
        Assert.All(server.TraceRequests, static request => Assert.False(request.Headers.ContainsKey("Content-Encoding")));
    }

    [Theory]
    [InlineData(nameof(JoinScenarios.JoinAProviderThatSamplesOut), null)]
    [InlineData(nameof(JoinScenarios.JoinAProvider), "OTEL_SDK_DISABLED")]
    public async Task what_the_users_provider_drops_goes_nowhere(string scenario, string? disabled)
    {
        await using OtlpServer server = await OtlpServer.StartAsync();
        Dictionary<string, string> environment = EnvironmentFor(server);
        if (disabled is not null)
        {
            environment[disabled] = "true";
        }

        ChildResult child = await ChildProcess.RunAsync(scenario, environment);

        Assert.Equal(("; True", ""), (child.Output.Trim(), child.Error));
        Assert.Empty(server.Spans);
    }

    [Fact]
    public async Task a_parent_that_has_ended_already_is_exported_all_the_same()
    {
        await using OtlpServer server = await OtlpServer.StartAsync();

        await ChildProcess.RunAsync(nameof(JoinScenarios.OutliveTheRequest), EnvironmentFor(server));

        Assert.Equal(2, server.Spans.Count);
        Assert.Equal(Named(server, "request").SpanId, Named(server, "Later").ParentSpanId);
    }

    [Fact]
    public async Task the_first_span_of_the_users_trace_has_the_summary_of_guardrails()
    {
        await using OtlpServer server = await OtlpServer.StartAsync();

        await ChildProcess.RunAsync(nameof(JoinScenarios.UseAToolInAProvider), EnvironmentFor(server));

        Assert.NotNull(Named(server, "request").Attributes.Text("guardrail.summary"));
        Assert.Null(Named(server, "Search").Attributes.Text("guardrail.summary"));
    }

    [Fact]
    public async Task a_host_starts_the_tracer_before_its_services_and_ends_it_after_them()
    {
        await using OtlpServer server = await OtlpServer.StartAsync();

        ChildResult child = await ChildProcess.RunAsync(nameof(JoinScenarios.RunAHostAsync), EnvironmentFor(server));

        Assert.Equal(("True\nTrue", ""), (child.Output.Trim().ReplaceLineEndings("\n"), child.Error));
        Assert.Equal(["Start", "Stop"], server.Spans.Select(static span => span.Name));
        Assert.Equal("code", server.TraceRequests[0].Traces.ResourceSpans[0].Resource.Attributes.Text("service.name"));
    }

    [Fact]
    public async Task a_trace_stays_with_the_tracer_that_began_it()
    {
        ChildResult child = await ChildProcess.RunAsync(nameof(JoinScenarios.InitInsideASpan), new Dictionary<string, string>());

        Assert.Equal("True 1\nB,C; D,E", child.Output.Trim().ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task tracers_can_follow_one_another_and_be_several()
    {
        ChildResult child = await ChildProcess.RunAsync(nameof(JoinScenarios.InitAgain), new Dictionary<string, string>());

        Assert.Equal("True\nTrue\nA; B,D; C", child.Output.Trim().ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task SetActive_switches_outside_of_spans_and_says_why_it_does_not_inside()
    {
        ChildResult child = await ChildProcess.RunAsync(nameof(JoinScenarios.SwitchTracers), new Dictionary<string, string>());

        Assert.Equal(
            [
                "judgeval: SetActive did nothing: it was called inside a span of the tracer of ''. Call it where no span is running.",
                "inside: False True",
                "outside: True True",
                "back: True",
                "judgeval: SetActive did nothing: the tracer of '' is shut down.",
                "shut down: False True",
                "A,B,D; C",
            ],
            child.Output.Trim().ReplaceLineEndings("\n").Split('\n'));
    }

    private static Span Named(OtlpServer server, string name) => Assert.Single(server.Spans, span => span.Name == name);

    private static Dictionary<string, string> EnvironmentFor(OtlpServer server) => new()
    {
        ["JUDGMENT_API_URL"] = server.Url,
        ["JUDGMENT_API_KEY"] = "key",
        ["JUDGMENT_ORG_ID"] = "org",
        ["JUDGMENT_PROJECT_NAME"] = "shop",
    };
}
