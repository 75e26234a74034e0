using Microsoft.Extensions.Logging;

namespace Judgeval;

/// <summary>
/// How a <see cref="Tracer"/> is set up. What is left <see langword="null"/> comes from the environment variable that the property names, and without one
/// from the default. A bad value here makes <see cref="Tracer.Init(TracerOptions)"/> throw an <see cref="ArgumentException"/>; a bad value in the
/// environment is a warning and the default applies, except for an unknown exporter name, which always throws.
/// </summary>
public sealed partial class TracerOptions
{
    /// <summary>The Judgment project. <c>JUDGMENT_PROJECT_NAME</c>; no default.</summary>
    public string? ProjectName { get; set; }

    /// <summary>The Judgment API key. <c>JUDGMENT_API_KEY</c>; no default.</summary>
    public string? ApiKey { get; set; }

    /// <summary>The Judgment organization. <c>JUDGMENT_ORG_ID</c>; no default.</summary>
    public string? OrganizationId { get; set; }

    /// <summary>The base URL of the Judgment API, http or https. <c>JUDGMENT_API_URL</c>; default <c>https://api.judgmentlabs.ai</c>.</summary>
    public string? ApiUrl { get; set; }

    /// <summary>
    /// Where the program runs, for example <c>production</c>; written to the resource attributes <c>deployment.environment</c> and
    /// <c>deployment.environment.name</c>. <c>JUDGMENT_ENVIRONMENT</c>; no default.
    /// </summary>
    public string? Environment { get; set; }

    /// <summary>The resource attribute <c>service.name</c>. <c>OTEL_SERVICE_NAME</c>; default: the project name.</summary>
    public string? ServiceName { get; set; }

    /// <summary>Whether anything is traced. <c>JUDGMENT_MONITORING</c> or <c>JUDGMENT_ENABLE_MONITORING</c>; default true.</summary>
    public bool? Monitoring { get; set; }

    /// <summary>
    /// Where spans go: any of <c>otlp</c>, <c>console</c> and <c>file</c>; an empty list for nowhere. <c>JUDGMENT_EXPORTERS</c>, comma separated; default
    /// <c>otlp</c> if the API key, organization and project are known, else none, with a warning.
    /// </summary>
    public IReadOnlyList<string>? Exporters { get; set; }

    /// <summary>The file that the exporter <c>file</c> appends to, one OTLP/JSON <c>TracesData</c> object a line. <c>JUDGMENT_FILE_PATH</c>; default <c>traces.jsonl</c>.</summary>
    public string? FilePath { get; set; }

    /// <summary>Where the exporter <c>console</c> writes. Default: standard output.</summary>
    public TextWriter? ConsoleWriter { get; set; }

    /// <summary>The share of traces that is recorded, from 0 to 1, decided by trace id. <c>JUDGMENT_SAMPLE_RATE</c>; default 1.</summary>
    public double? SampleRate { get; set; }

    /// <summary>Finished spans that wait for each exporter, those being sent included; more are dropped and counted. <c>JUDGMENT_MAX_QUEUE_SIZE</c>; default 8192.</summary>
    public int? MaxQueueSize { get; set; }

    /// <summary>Spans in one request, at most the queue size. <c>JUDGMENT_MAX_EXPORT_BATCH_SIZE</c>; default 512.</summary>
    public int? MaxExportBatchSize { get; set; }

    /// <summary>Milliseconds between exports of a batch that is not full. <c>JUDGMENT_SCHEDULE_DELAY_MS</c>; default 5000.</summary>
    public int? ScheduleDelayMilliseconds { get; set; }

    /// <summary>Milliseconds that one request may take. <c>JUDGMENT_TIMEOUT_MS</c>; default 10000.</summary>
    public int? TimeoutMilliseconds { get; set; }

    /// <summary>Characters of a recorded value that are kept; longer ones are shortened to valid JSON. <c>JUDGMENT_ATTRIBUTE_VALUE_LENGTH_LIMIT</c>; default 65536, at least 64.</summary>
    public int? AttributeValueLengthLimit { get; set; }

    /// <summary>Takes the tracer's own messages, in the category <c>Judgeval</c>. Default: warnings and errors go to standard error.</summary>
    public ILoggerFactory? LoggerFactory { get; set; }

    // For tests: each sees every span as it ends, and the warnings of a tracer without a logger.
    internal IList<OpenTelemetry.BaseProcessor<System.Diagnostics.Activity>> Processors { get; } = [];

    internal TextWriter? WarningWriter { get; set; }
}
