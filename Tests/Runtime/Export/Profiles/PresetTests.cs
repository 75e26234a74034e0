using Judgeval.Spans;
using Judgeval.Tests.Otlp;
using Judgeval.Tests.Support;

namespace Judgeval.Tests.Runtime.Export.Profiles;

/// <summary>Presets as the backend sees them.</summary>
public sealed class PresetTests
{
    // Another backend's, which no preset may read.
    private static readonly Dictionary<string, string> Judgments = new()
    {
        ["JUDGMENT_API_KEY"] = "judgment-secret",
        ["JUDGMENT_ORG_ID"] = "judgment-org",
        ["JUDGMENT_PROJECT_NAME"] = "judgment-project",
        ["JUDGMENT_API_URL"] = "http://127.0.0.1:1",
        ["OTEL_EXPORTER_OTLP_HEADERS"] = "x-other-vendor-key=other-secret",
    };

    [Fact]
    public async Task spans_for_traceroot()
    {
        await using OtlpServer server = await OtlpServer.StartAsync();
        TracerOptions options = TracerOptions.ForTraceRoot("traceroot,key%");
        options.ApiUrl = server.Url + "/";

        Send(options);

        OtlpRequest request = Assert.Single(server.Requests);
        Assert.Equal("/api/v1/public/traces", request.Path);
        Assert.Equal("Bearer traceroot,key%", request.Headers["Authorization"]);
        Assert.Equal("judgeval-dotnet", request.Headers["x-traceroot-sdk-name"]);
        Assert.Equal(Judgeval.Internal.RuntimeVersion.Value, request.Headers["x-traceroot-sdk-version"]);
        Assert.Equal("application/x-protobuf", request.Headers["Content-Type"]);
        Assert.Equal("llm", Assert.Single(server.Spans).Attributes.Text("traceroot.span.type"));
        AssertNothingOfJudgments(request);
    }

    [Fact]
    public async Task spans_for_traccia()
    {
        await using OtlpServer server = await OtlpServer.StartAsync();
        TracerOptions options = TracerOptions.ForTraccia("traccia-key");
        options.ApiUrl = server.Url + "/v2/traces";

        Send(options);

        OtlpRequest request = Assert.Single(server.Requests);
        Assert.Equal("/v2/traces", request.Path);
        Assert.Equal("Bearer traccia-key", request.Headers["Authorization"]);
        Assert.False(request.Headers.ContainsKey("Content-Encoding"));
        Assert.Equal("llm", Assert.Single(server.Spans).Attributes.Text("span.type"));
        Assert.Equal("default-tenant", ResourceOf(request, "tenant.id"));
        Assert.Equal("default-project", ResourceOf(request, "project.id"));
        AssertNothingOfJudgments(request);
    }

    [Fact]
    public async Task spans_for_any_endpoint()
    {
        await using OtlpServer server = await OtlpServer.StartAsync();

        Send(TracerOptions.ForOtlp(server.Url + "/v1/traces", new Dictionary<string, string> { ["api_key"] = "a,b=c%" }));

        OtlpRequest request = Assert.Single(server.Requests);
        Assert.Equal("/v1/traces", request.Path);
        Assert.Equal("a,b=c%", request.Headers["api_key"]);
        Assert.False(request.Headers.ContainsKey("Authorization"));
        Assert.Equal("llm", Assert.Single(server.Spans).Attributes.Text("judgment.span_kind"));
        AssertNothingOfJudgments(request);
    }

    [Fact]
    public async Task projects_and_tags_of_a_trace_are_told_to_judgment_only()
    {
        await using OtlpServer server = await OtlpServer.StartAsync();

        Send(TracerOptions.ForOtlp(server.Url + "/v1/traces"), static () =>
        {
            Tracer.OverrideProject("billing");
            Tracer.Tag("beta");
        });

        Assert.Equal("/v1/traces", Assert.Single(server.Requests).Path);
    }

    [Theory]
    [InlineData("TraceRoot", "TRACEROOT_API_KEY")]
    [InlineData("Traccia", "TRACCIA_API_KEY")]
    public void without_a_key_nothing_is_sent_and_one_warning_says_so(string platform, string variable)
    {
        TracerOptions options = platform == "TraceRoot" ? TracerOptions.ForTraceRoot() : TracerOptions.ForTraccia();

        using Tracer tracer = Create(options, Judgments, out StringWriter warnings);

        Assert.Null(tracer.Source);
        string warning = Assert.Single(warnings.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains($"sent to {platform}: {variable} not set", warning, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(503)]
    public async Task a_key_is_never_told(int status)
    {
        await using OtlpServer server = await OtlpServer.StartAsync();
        server.Status = status;
        TracerOptions options = TracerOptions.ForTraceRoot("traceroot-secret");
        options.ApiUrl = server.Url;
        options.ExportDeadlineMilliseconds = 1;
        using Tracer tracer = Create(options, Judgments, out StringWriter warnings);
        TracerScope.SetOverride(tracer);
        Tracer.Span("chat", static () => { });
        TracerScope.SetOverride(null);

        Assert.False(tracer.Flush());

        Assert.Contains($"{status}", warnings.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", warnings.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("collector:4318")]
    [InlineData("ftp://collector/v1/traces")]
    [InlineData("")]
    public void an_endpoint_that_is_none_is_an_error(string endpoint) =>
        Assert.Contains($"'{endpoint}', which is not an http or https URL", Assert.Throws<ArgumentException>(() => TracerOptions.ForOtlp(endpoint)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("x-key", "sec\r\nret")]
    [InlineData("x key", "secret")]
    [InlineData("", "secret")]
    public void a_header_that_cannot_be_sent_is_an_error_that_does_not_tell_its_value(string name, string value)
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => TracerOptions.ForOtlp("http://localhost/v1/traces", [new(name, value)]));

        Assert.Contains($"The header '{name}'", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("sec", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void unknown_profiles_are_an_error()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(static () => Create(new TracerOptions { Attributes = (AttributeProfiles)64 }, [], out _));

        Assert.Contains("Attributes is 64", error.Message, StringComparison.Ordinal);
    }

    internal static Tracer Create(TracerOptions options, Dictionary<string, string> variables, out StringWriter warnings)
    {
        warnings = new StringWriter();
        options.WarningWriter = warnings;
        return Tracer.Create(options, name => variables.GetValueOrDefault(name));
    }

    internal static string? ResourceOf(OtlpRequest request, string key) => request.Traces.ResourceSpans[0].Resource.Attributes.Text(key);

    private static void Send(TracerOptions options, Action? program = null)
    {
        using Tracer tracer = Create(options, Judgments, out StringWriter warnings);
        TracerScope.SetOverride(tracer);
        try
        {
            HandWoven.Run(HandWoven.Method("Ask", kind: "llm"), program ?? (static () => { }));
            Assert.True(tracer.Flush());
        }
        finally
        {
            TracerScope.SetOverride(null);
        }

        Assert.Equal("", warnings.ToString());
    }

    private static void AssertNothingOfJudgments(OtlpRequest request)
    {
        Assert.DoesNotContain(request.Headers, static header => header.Key.StartsWith("X-Organization", StringComparison.OrdinalIgnoreCase) || header.Key.StartsWith("X-Project", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(request.Headers, static header => header.Key == "x-other-vendor-key" || header.Value.Contains("judgment-", StringComparison.Ordinal));
        Assert.DoesNotContain(request.Traces.ResourceSpans[0].Resource.Attributes, static attribute => attribute.Key == "judgment.project_id" || attribute.Value.StringValue.StartsWith("judgment-", StringComparison.Ordinal));
    }
}
