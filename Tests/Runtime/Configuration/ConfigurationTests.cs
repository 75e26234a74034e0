using System.Text;
using Microsoft.Extensions.Logging;

namespace Judgeval.Tests.Runtime.Configuration;

public sealed class ConfigurationTests
{
    private static readonly Dictionary<string, string> Complete = new()
    {
        ["JUDGMENT_API_KEY"] = "key",
        ["JUDGMENT_ORG_ID"] = "org-env",
        ["JUDGMENT_PROJECT_NAME"] = "project-env",
        ["JUDGMENT_API_URL"] = "http://127.0.0.1:1/base/",
        ["JUDGMENT_ENVIRONMENT"] = "test",
    };

    private readonly StringBuilder _warnings = new();

    [Fact]
    public void what_is_not_given_comes_from_the_environment()
    {
        using Tracer tracer = Create(new TracerOptions(), Complete);

        Assert.Equal("project-env", tracer.ProjectName);
        Assert.Equal("org-env", tracer.OrganizationId);
        Assert.Equal("http://127.0.0.1:1/base", tracer.ApiUrl);
        Assert.Equal("test", tracer.Environment);
        Assert.NotNull(tracer.Source);
        Assert.Equal("", _warnings.ToString());
    }

    [Fact]
    public void code_wins_over_the_environment()
    {
        using Tracer tracer = Create(new TracerOptions { ProjectName = "mine", OrganizationId = "org", ApiUrl = "https://example.test", Environment = "dev", Exporters = [] }, Complete);

        Assert.Equal(("mine", "org", "https://example.test", "dev"), (tracer.ProjectName, tracer.OrganizationId, tracer.ApiUrl, tracer.Environment));
    }

    [Fact]
    public void without_either_the_defaults_apply()
    {
        using Tracer tracer = Create(new TracerOptions { Exporters = [] });

        Assert.Equal("https://api.judgmentlabs.ai", tracer.ApiUrl);
        Assert.Null(tracer.ProjectName);
        Assert.Null(tracer.ProjectId);
        Assert.Equal(65536, tracer.ValueLengthLimit);
    }

    [Fact]
    public void missing_credentials_are_one_warning_that_names_them_and_nothing_is_exported()
    {
        using Tracer tracer = Create(new TracerOptions { ProjectName = "p" });

        string warning = Assert.Single(Warnings);
        Assert.Contains("JUDGMENT_API_KEY, JUDGMENT_ORG_ID not set", warning, StringComparison.Ordinal);
        Assert.DoesNotContain("JUDGMENT_PROJECT_NAME", warning, StringComparison.Ordinal);
        Assert.Null(tracer.Source);
        Assert.True(tracer.Flush());
    }

    [Fact]
    public void exporters_that_need_no_credentials_are_no_reason_to_warn()
    {
        using Tracer tracer = Create(new TracerOptions { ConsoleWriter = new StringWriter() }, new() { ["JUDGMENT_EXPORTERS"] = " Console " });

        Assert.NotNull(tracer.Source);
        Assert.Empty(Warnings);
    }

    [Fact]
    public void otlp_that_was_asked_for_without_credentials_is_a_warning_and_the_others_work()
    {
        using Tracer tracer = Create(new TracerOptions { Exporters = ["otlp", "console"], ConsoleWriter = new StringWriter() });

        Assert.Single(Warnings);
        Assert.NotNull(tracer.Source);
    }

    [Fact]
    public void an_unknown_exporter_is_an_error_that_names_the_key_and_what_is_allowed()
    {
        ArgumentException fromEnvironment = Assert.Throws<ArgumentException>(() => Create(new TracerOptions(), new() { ["JUDGMENT_EXPORTERS"] = "console,zipkin" }));
        ArgumentException fromCode = Assert.Throws<ArgumentException>(() => Create(new TracerOptions { Exporters = ["jaeger"] }));

        Assert.Equal("JUDGMENT_EXPORTERS names the exporter 'zipkin'; allowed are otlp, console, file.", fromEnvironment.Message);
        Assert.Equal("Exporters names the exporter 'jaeger'; allowed are otlp, console, file.", fromCode.Message);
    }

    [Theory]
    [InlineData("JUDGMENT_API_URL", "ftp://x")]
    [InlineData("JUDGMENT_MONITORING", "maybe")]
    [InlineData("JUDGMENT_SAMPLE_RATE", "1.5")]
    [InlineData("JUDGMENT_MAX_QUEUE_SIZE", "0")]
    [InlineData("JUDGMENT_MAX_EXPORT_BATCH_SIZE", "many")]
    [InlineData("JUDGMENT_SCHEDULE_DELAY_MS", "-1")]
    [InlineData("JUDGMENT_TIMEOUT_MS", "1s")]
    [InlineData("JUDGMENT_ATTRIBUTE_VALUE_LENGTH_LIMIT", "10")]
    [InlineData("JUDGMENT_ATTRIBUTE_COUNT_LIMIT", "129")]
    [InlineData("JUDGMENT_MAX_SPAN_DEPTH", "0")]
    [InlineData("JUDGMENT_MAX_TOOL_SPANS", "none")]
    [InlineData("OTEL_SPAN_ATTRIBUTE_COUNT_LIMIT", "-1")]
    [InlineData("OTEL_SPAN_ATTRIBUTE_VALUE_LENGTH_LIMIT", "1")]
    [InlineData("OTEL_SPAN_EVENT_COUNT_LIMIT", "all")]
    [InlineData("OTEL_SPAN_LINK_COUNT_LIMIT", "0")]
    [InlineData("JUDGMENT_LOG_LEVEL", "loud")]
    [InlineData("JUDGMENT_ENABLE_MONITORING", "2")]
    [InlineData("JUDGMENT_EVALUATIONS", "maybe")]
    [InlineData("JUDGMENT_ENABLE_EVALUATIONS", "maybe")]
    [InlineData("JUDGMENT_AUTO_START_TRACE", "maybe")]
    [InlineData("JUDGMENT_RECORD_GIT", "maybe")]
    [InlineData("JUDGMENT_MAX_SPANS_PER_SECOND", "0")]
    [InlineData("JUDGMENT_MAX_SPANS_PER_SECOND", "NaN")]
    [InlineData("JUDGMENT_SAMPLE_RATE", "NaN")]
    [InlineData("OTEL_SDK_DISABLED", "perhaps")]
    [InlineData("OTEL_RESOURCE_ATTRIBUTES", "novalue")]
    public void a_bad_value_in_the_environment_is_a_warning_and_the_default_applies(string key, string value)
    {
        using Tracer tracer = Create(new TracerOptions { Exporters = ["console"], ConsoleWriter = new StringWriter() }, new() { [key] = value });

        string warning = Assert.Single(Warnings);
        Assert.Contains($"{key} is '{value}', which is not ", warning, StringComparison.Ordinal);
        Assert.Equal("https://api.judgmentlabs.ai", tracer.ApiUrl);
        Assert.NotNull(tracer.Source);
    }

    public static TheoryData<string, TracerOptions> BadOptions => new()
    {
        { nameof(TracerOptions.ApiUrl), new TracerOptions { ApiUrl = "judgment" } },
        { nameof(TracerOptions.SampleRate), new TracerOptions { SampleRate = -0.1 } },
        { nameof(TracerOptions.SampleRate), new TracerOptions { SampleRate = double.NaN } },
        { nameof(TracerOptions.MaxSpansPerSecond), new TracerOptions { MaxSpansPerSecond = 0 } },
        { nameof(TracerOptions.MaxSpansPerSecond), new TracerOptions { MaxSpansPerSecond = -1 } },
        { nameof(TracerOptions.MaxSpansPerSecond), new TracerOptions { MaxSpansPerSecond = double.NaN } },
        { nameof(TracerOptions.MaxSpansPerSecond), new TracerOptions { MaxSpansPerSecond = double.PositiveInfinity } },
        { nameof(TracerOptions.MaxQueueSize), new TracerOptions { MaxQueueSize = 0 } },
        { nameof(TracerOptions.MaxExportBatchSize), new TracerOptions { MaxExportBatchSize = 600, MaxQueueSize = 500 } },
        { nameof(TracerOptions.TimeoutMilliseconds), new TracerOptions { TimeoutMilliseconds = 0 } },
        { nameof(TracerOptions.ScheduleDelayMilliseconds), new TracerOptions { ScheduleDelayMilliseconds = 0 } },
        { nameof(TracerOptions.AttributeCountLimit), new TracerOptions { AttributeCountLimit = 0 } },
        { nameof(TracerOptions.AttributeCountLimit), new TracerOptions { AttributeCountLimit = 129 } },
        { nameof(TracerOptions.MaxSpanDepth), new TracerOptions { MaxSpanDepth = 0 } },
        { nameof(TracerOptions.MaxToolSpans), new TracerOptions { MaxToolSpans = -1 } },
        { nameof(TracerOptions.AttributeValueLengthLimit), new TracerOptions { AttributeValueLengthLimit = 63 } },
    };

    [Theory]
    [MemberData(nameof(BadOptions))]
    public void a_bad_option_is_an_error_that_names_it(string name, TracerOptions options)
    {
        ArgumentException thrown = Assert.Throws<ArgumentException>(() => Create(options));

        Assert.StartsWith(name + " is ", thrown.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "", true, false)]
    [InlineData(null, "JUDGMENT_MONITORING=false", false, false)]
    [InlineData(null, "JUDGMENT_ENABLE_MONITORING=off", false, false)]
    [InlineData(null, "JUDGMENT_MONITORING=false JUDGMENT_ENABLE_MONITORING=0", false, false)]
    [InlineData(null, "JUDGMENT_MONITORING=false JUDGMENT_ENABLE_MONITORING=true", false, true)]
    [InlineData(null, "JUDGMENT_MONITORING=true JUDGMENT_ENABLE_MONITORING=false", true, true)]
    [InlineData(null, "JUDGMENT_MONITORING=true OTEL_SDK_DISABLED=true", false, false)]
    [InlineData(true, "JUDGMENT_MONITORING=false JUDGMENT_ENABLE_MONITORING=true", true, false)]
    [InlineData(false, "JUDGMENT_MONITORING=true", false, false)]
    [InlineData(true, "OTEL_SDK_DISABLED=true", false, false)]
    public void monitoring_is_switched_off_by_either_spelling_and_a_contradiction_is_told(bool? option, string variables, bool records, bool warns)
    {
        using Tracer tracer = Create(new TracerOptions { Exporters = ["console"], ConsoleWriter = new StringWriter(), Monitoring = option }, Variables(variables));

        Assert.Equal((records, warns ? 1 : 0), (tracer.Source is not null, Warnings.Length));
        Assert.All(Warnings, static warning => Assert.Matches("JUDGMENT_MONITORING is '.*' but JUDGMENT_ENABLE_MONITORING is '.*'; JUDGMENT_MONITORING applies.", warning));
    }

    [Theory]
    [InlineData(null, "", true, false)]
    [InlineData(null, "JUDGMENT_EVALUATIONS=false", false, false)]
    [InlineData(null, "JUDGMENT_ENABLE_EVALUATIONS=false", false, false)]
    [InlineData(null, "JUDGMENT_EVALUATIONS=true JUDGMENT_ENABLE_EVALUATIONS=false", true, true)]
    [InlineData(false, "JUDGMENT_EVALUATIONS=true JUDGMENT_ENABLE_EVALUATIONS=false", false, false)]
    public void evaluations_are_switched_off_alone(bool? option, string variables, bool asks, bool warns)
    {
        using Tracer tracer = Create(new TracerOptions { Exporters = ["console"], ConsoleWriter = new StringWriter(), Evaluations = option }, Variables(variables));

        Assert.Equal((asks, warns ? 1 : 0), (tracer.Evaluations, Warnings.Length));
        Assert.NotNull(tracer.Source);
    }

    [Fact]
    public void limits_come_from_code_or_the_environment_and_never_exceed_what_opentelemetry_exports()
    {
        using Tracer defaults = Create(new TracerOptions { Exporters = [] });
        using Tracer mine = Create(new TracerOptions { Exporters = [], AttributeCountLimit = 20, MaxSpanDepth = 5 }, new()
        {
            ["JUDGMENT_ATTRIBUTE_COUNT_LIMIT"] = "30",
            ["JUDGMENT_MAX_SPAN_DEPTH"] = "6",
            ["JUDGMENT_MAX_TOOL_SPANS"] = "7",
            ["OTEL_SPAN_EVENT_COUNT_LIMIT"] = "8",
            ["OTEL_SPAN_LINK_COUNT_LIMIT"] = "9",
        });
        using Tracer exported = Create(new TracerOptions { Exporters = [], AttributeCountLimit = 20 }, new()
        {
            ["OTEL_ATTRIBUTE_COUNT_LIMIT"] = "10",
            ["OTEL_ATTRIBUTE_VALUE_LENGTH_LIMIT"] = "1000",
        });

        Assert.Equal((128, 128, 128, null, null), Of(defaults));
        Assert.Equal((20, 8, 9, 5, 7), Of(mine));
        Assert.Equal((10, 1000), (exported.Limits.Attributes, exported.ValueLengthLimit));

        static (int, int, int, int?, int?) Of(Tracer tracer) =>
            (tracer.Limits.Attributes, tracer.Limits.Events, tracer.Limits.Links, tracer.Limits.Depth, tracer.Limits.ToolSpans);
    }

    [Fact]
    public void a_logger_gets_the_warnings_instead_of_standard_error()
    {
        var logger = new ListLogger();
        using var factory = new LoggerFactory([logger]);

        using Tracer tracer = Create(new TracerOptions { LoggerFactory = factory });

        Assert.Contains("JUDGMENT_API_KEY", Assert.Single(logger.Messages), StringComparison.Ordinal);
        Assert.Equal("Judgeval", logger.Category);
        Assert.Empty(Warnings);
    }

    [Fact]
    public void the_log_level_filters()
    {
        using Tracer tracer = Create(new TracerOptions(), new() { ["JUDGMENT_LOG_LEVEL"] = "error" });

        Assert.Empty(Warnings);
    }

    [Fact]
    public void null_options_are_refused() => Assert.Throws<ArgumentNullException>(static () => Tracer.Init(null!));

    private static Dictionary<string, string> Variables(string text) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(static pair => pair.Split('=')).ToDictionary(static pair => pair[0], static pair => pair[1]);

    private string[] Warnings => _warnings.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private Tracer Create(TracerOptions options, Dictionary<string, string>? environment = null)
    {
        options.WarningWriter = new StringWriter(_warnings);
        return Tracer.Create(options, key => environment?.GetValueOrDefault(key));
    }

    private sealed class ListLogger : ILogger, ILoggerProvider
    {
        public List<string> Messages { get; } = [];

        public string? Category { get; private set; }

        public ILogger CreateLogger(string categoryName)
        {
            Category = categoryName;
            return this;
        }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Messages.Add(formatter(state, exception));

        public void Dispose()
        {
        }
    }
}
