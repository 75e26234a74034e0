using Judgeval.Configuration;
using Judgeval.Diagnostics;
using Judgeval.Tests.Support;

namespace Judgeval.Tests.Runtime.Export.Profiles;

/// <summary>The environment variables of other platforms, which count only with their preset.</summary>
public sealed class PresetEnvironmentTests : IDisposable
{
    private readonly StringWriter _warnings = new();

    public void Dispose() => _warnings.Dispose();

    [Fact]
    public void those_of_traceroot()
    {
        TracerSettings settings = Read(TracerOptions.ForTraceRoot(), new()
        {
            ["TRACEROOT_API_KEY"] = "key",
            ["TRACEROOT_HOST_URL"] = "http://localhost:8000/",
            ["TRACEROOT_ENABLED"] = "no",
            ["TRACEROOT_ENVIRONMENT"] = "staging",
            ["TRACEROOT_FLUSH_INTERVAL"] = "0.25",
            ["TRACEROOT_FLUSH_AT"] = "7",
            ["TRACEROOT_TIMEOUT"] = "12",
            ["TRACEROOT_GIT_REPO"] = "acme/shop",
            ["TRACEROOT_GIT_REF"] = "main",
        });

        Assert.Equal(("key", "http://localhost:8000", false, "staging"), (settings.ApiKey, settings.ApiUrl, settings.IsEnabled, settings.Environment));
        Assert.Equal((250, 7, 12_000), (settings.ScheduleDelayMilliseconds, settings.MaxExportBatchSize, settings.TimeoutMilliseconds));
        Assert.Equal(("acme/shop", "main"), (settings.Git.Name, settings.Git.Ref));
        Assert.Equal("", _warnings.ToString());
    }

    [Fact]
    public void those_of_traccia()
    {
        TracerSettings settings = Read(TracerOptions.ForTraccia(), new()
        {
            ["AGENT_DASHBOARD_API_KEY"] = "key",
            ["TRACCIA_ENDPOINT"] = "http://localhost:8000/traces/",
            ["TRACCIA_SAMPLE_RATE"] = "0.5",
            ["TRACCIA_MAX_QUEUE_SIZE"] = "9",
            ["TRACCIA_MAX_EXPORT_BATCH_SIZE"] = "8",
            ["TRACCIA_SCHEDULE_DELAY_MILLIS"] = "700",
            ["TRACCIA_ATTR_TRUNCATION_LIMIT"] = "600",
            ["TRACCIA_FILE_PATH"] = "spans.jsonl",
            ["TRACCIA_USE_OTLP"] = "false",
            ["TRACCIA_ENABLE_CONSOLE"] = "yes",
            ["TRACCIA_ENABLE_FILE"] = "1",
            ["TRACCIA_ENV"] = "staging",
            ["TRACCIA_AGENT_ID"] = "planner",
            ["TRACCIA_AGENT_NAME"] = "Planner",
            ["TRACCIA_TENANT_ID"] = "acme",
            ["TRACCIA_PROJECT_ID"] = "shop",
            ["TRACCIA_SESSION_ID"] = "session-7",
            ["TRACCIA_USER_ID"] = "ada",
            ["SERVICE_NAME"] = "shop",
        });

        Assert.Equal(("key", "http://localhost:8000/traces/", "staging", "shop"), (settings.ApiKey, settings.ApiUrl, settings.Environment, settings.ServiceName));
        Assert.Equal((0.5, 9, 8, 700, 600), (settings.SampleRate, settings.MaxQueueSize, settings.MaxExportBatchSize, settings.ScheduleDelayMilliseconds, settings.Values.Limit));
        Assert.Equal((ExporterKinds.Console | ExporterKinds.File, "spans.jsonl"), (settings.Exporters, settings.FilePath));
        Assert.Equal(("planner", "Planner"), (settings.AgentId, settings.AgentName));
        Assert.Equal(
            ["tenant.id=acme", "project.id=shop", "session.id=session-7", "user.id=ada", "agent.id=planner", "agent.name=Planner", "env=staging", "environment=staging"],
            settings.ResourceAttributes.Select(static attribute => $"{attribute.Key}={attribute.Value}"));
    }

    [Fact]
    public void the_defaults_are_those_of_the_platform()
    {
        TracerSettings traceRoot = Read(TracerOptions.ForTraceRoot("key"), []);
        TracerSettings traccia = Read(TracerOptions.ForTraccia("key"), []);

        Assert.Equal(("https://app.traceroot.ai", 100, 30_000, 5000), (traceRoot.ApiUrl, traceRoot.MaxExportBatchSize, traceRoot.TimeoutMilliseconds, traceRoot.ScheduleDelayMilliseconds));
        Assert.Equal(("https://api.traccia.ai/v2/traces", 512, 10_000, 5000), (traccia.ApiUrl, traccia.MaxExportBatchSize, traccia.TimeoutMilliseconds, traccia.MaxQueueSize));
        Assert.Equal((AttributeProfiles.TraceRoot, AttributeProfiles.Traccia), (traceRoot.Attributes, traccia.Attributes));
        Assert.Equal((ExporterKinds.Otlp, ExporterKinds.Otlp), (traceRoot.Exporters, traccia.Exporters));
    }

    [Fact]
    public void without_the_preset_they_are_not_read()
    {
        TracerSettings settings = Read(new TracerOptions(), new() { ["TRACEROOT_API_KEY"] = "key", ["TRACCIA_API_KEY"] = "key", ["TRACCIA_ENV"] = "staging" });

        Assert.Null(settings.ApiKey);
        Assert.Null(settings.Environment);
        Assert.Empty(settings.ResourceAttributes);
    }

    [Fact]
    public void what_the_platform_has_no_variable_for_comes_from_ours()
    {
        TracerSettings settings = Read(TracerOptions.ForTraceRoot("key"), new() { ["JUDGMENT_SAMPLE_RATE"] = "0.5", ["JUDGMENT_TIMEOUT_MS"] = "77" });

        Assert.Equal((0.5, 77), (settings.SampleRate, settings.TimeoutMilliseconds));
    }

    [Theory]
    [InlineData("soon", "a number of seconds above 0")]
    [InlineData("0", "a number of seconds above 0")]
    [InlineData("-1", "a number of seconds above 0")]
    public void a_bad_value_is_told_under_the_name_that_it_has(string value, string allowed)
    {
        TracerSettings settings = Read(TracerOptions.ForTraceRoot("key"), new() { ["TRACEROOT_FLUSH_INTERVAL"] = value });

        Assert.Equal(5000, settings.ScheduleDelayMilliseconds);
        Assert.Contains($"TRACEROOT_FLUSH_INTERVAL is '{value}', which is not {allowed}", _warnings.ToString(), StringComparison.Ordinal);
    }

    private TracerSettings Read(TracerOptions options, Dictionary<string, string> variables)
    {
        var log = new RuntimeLog(factory: null, LogSeverity.Warning, _warnings);
        var environment = new EnvironmentReader(name => variables.GetValueOrDefault(name), log) { Platform = options.Platform };
        return new SettingsReader(options, environment, log).Read();
    }
}
