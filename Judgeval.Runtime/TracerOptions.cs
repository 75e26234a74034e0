using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Judgeval.Configuration;
using Judgeval.Diagnostics;
using Microsoft.Extensions.Configuration;
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

    /// <summary>
    /// The part that the service plays, for example <c>orchestrator</c>: the resource attribute <c>traccia.service_role</c>, by which Traccia tells a host from an
    /// agent. <c>JUDGMENT_SERVICE_ROLE</c>; no default.
    /// </summary>
    public string? ServiceRole { get; set; }

    /// <summary>The agent that the process is: the resource attribute <c>agent.id</c>. <see cref="Tracer.RunIdentity"/> names another one for some spans. <c>JUDGMENT_AGENT_ID</c>; no default.</summary>
    public string? AgentId { get; set; }

    /// <summary>What the agent is called: the resource attribute <c>agent.name</c>. <c>JUDGMENT_AGENT_NAME</c>; no default.</summary>
    public string? AgentName { get; set; }

    /// <summary>
    /// More resource attributes: text, truth values, numbers, and arrays of them. They win over all others but <c>telemetry.*</c> and <c>judgment.project_id</c>, which are
    /// the tracer's own. Beside them there are those of <c>OTEL_RESOURCE_ATTRIBUTES</c>, and then those of the object <c>ResourceAttributes</c> in the
    /// <see cref="Configuration"/>, which are text; over both every option wins.
    /// </summary>
    /// <example>
    /// <code>
    /// var options = new TracerOptions
    /// {
    ///     ProjectName = "search-assistant",
    ///     ResourceAttributes = new Dictionary&lt;string, object&gt; { ["team"] = "search", ["shard"] = 7 },
    /// };
    /// </code>
    /// </example>
    public IEnumerable<KeyValuePair<string, object>>? ResourceAttributes { get; set; }

    /// <summary>
    /// The repository of the program's source, for example <c>https://github.com/acme/shop</c>. User names and passwords in it are left out. <c>JUDGMENT_GIT_REPO</c>;
    /// default: what the build server or the repository around the program says, see <see cref="RecordGit"/>.
    /// </summary>
    public string? GitRepo { get; set; }

    /// <summary>The commit of the program's source, or another name for it. <c>JUDGMENT_GIT_REF</c>; default as with <see cref="GitRepo"/>.</summary>
    public string? GitRef { get; set; }

    /// <summary>
    /// Whether the repository and the commit are looked for, where they are not given: in the build server's variables, in <c>.git</c> above the working directory
    /// and the program, and in what the compiler noted in the program. No other process is started. <c>JUDGMENT_RECORD_GIT</c>; default true.
    /// </summary>
    public bool? RecordGit { get; set; }

    /// <summary>Whether anything is traced. <c>JUDGMENT_MONITORING</c> or <c>JUDGMENT_ENABLE_MONITORING</c>, the first if both are set; default true.</summary>
    public bool? Monitoring { get; set; }

    /// <summary>Whether <see cref="Tracer.AsyncEvaluate"/> asks Judgment for anything. <c>JUDGMENT_EVALUATIONS</c> or <c>JUDGMENT_ENABLE_EVALUATIONS</c>, the first if both are set; default true.</summary>
    public bool? Evaluations { get; set; }

    /// <summary>
    /// Whether a trace begins with the tracer, whose span is around all that <see cref="Tracer.Init(TracerOptions)"/>'s caller starts from then on, until
    /// <see cref="Tracer.EndAutoTrace"/>, the disposal of the tracer, or the end of the process. For a program that does one thing and ends: in a server all
    /// requests would be one trace. <c>JUDGMENT_AUTO_START_TRACE</c>; default false.
    /// </summary>
    public bool? AutoStartTrace { get; set; }

    /// <summary>The name of the span of that trace. <c>JUDGMENT_AUTO_TRACE_NAME</c>; default <c>root</c>.</summary>
    public string? AutoTraceName { get; set; }

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

    /// <summary>
    /// Spans in a second, above 0, on average: a trace begins while there is room, and is recorded as a whole; else it is dropped, and a warning counts it, at most one a
    /// minute. Up to one second's worth may come at once. Nothing waits. <c>JUDGMENT_MAX_SPANS_PER_SECOND</c>; default: no limit.
    /// </summary>
    public double? MaxSpansPerSecond { get; set; }

    /// <summary>Finished spans that wait for each exporter, those being sent included; more are dropped and counted. <c>JUDGMENT_MAX_QUEUE_SIZE</c>; default 8192.</summary>
    public int? MaxQueueSize { get; set; }

    /// <summary>Spans in one request, at most the queue size. <c>JUDGMENT_MAX_EXPORT_BATCH_SIZE</c>; default 512.</summary>
    public int? MaxExportBatchSize { get; set; }

    /// <summary>Milliseconds between exports of a batch that is not full. <c>JUDGMENT_SCHEDULE_DELAY_MS</c>; default 5000.</summary>
    public int? ScheduleDelayMilliseconds { get; set; }

    /// <summary>Milliseconds that one request may take. <c>JUDGMENT_TIMEOUT_MS</c>; default 10000.</summary>
    public int? TimeoutMilliseconds { get; set; }

    /// <summary>
    /// Milliseconds for which a batch is tried again while the endpoint cannot be reached, is busy or fails. Then its spans go to the spool, or are dropped and counted.
    /// <c>JUDGMENT_EXPORT_DEADLINE_MS</c>; default 30000.
    /// </summary>
    public int? ExportDeadlineMilliseconds { get; set; }

    /// <summary>
    /// How requests are compressed: <c>gzip</c>, from 1 KiB on and unless the endpoint refuses it, or <c>none</c>. <c>JUDGMENT_COMPRESSION</c>; default <c>gzip</c>, and for
    /// Traccia <c>none</c>.
    /// </summary>
    public string? Compression { get; set; }

    /// <summary>
    /// A folder that keeps spans that could not be delivered, to be delivered later, also by another process. It has no credentials in it, but what the spans say.
    /// <c>JUDGMENT_SPOOL_PATH</c>; default: none.
    /// </summary>
    public string? SpoolPath { get; set; }

    /// <summary>Bytes that the spool may have, at least 1 MiB; the oldest spans make room. <c>JUDGMENT_SPOOL_MAX_BYTES</c>; default 256 MiB.</summary>
    public long? SpoolMaxBytes { get; set; }

    /// <summary>Characters of a recorded value that are kept; longer ones are shortened to valid JSON. <c>JUDGMENT_ATTRIBUTE_VALUE_LENGTH_LIMIT</c>; default 65536, at least 64.</summary>
    public int? AttributeValueLengthLimit { get; set; }

    /// <summary>
    /// Whether <see cref="Tracer.Init(TracerOptions)"/> makes the tracer the process's; if not, <see cref="Tracer.SetActive"/> does later. Default true.
    /// </summary>
    public bool SetActive { get; set; } = true;

    /// <summary>
    /// A section of a configuration, whose keys are the names of these properties (<c>LogLevel</c> too): its values count where neither the property nor the
    /// environment variable is set. A bad value in it is an <see cref="ArgumentException"/>. Default: none.
    /// </summary>
    public IConfiguration? Configuration { get; set; }

    /// <summary>
    /// Attributes of a span that are kept, 1 to 128. The tracer's own are kept in any case; of the program's, the first ones. <c>JUDGMENT_ATTRIBUTE_COUNT_LIMIT</c>;
    /// default 128, which is what OpenTelemetry's exporter writes.
    /// </summary>
    public int? AttributeCountLimit { get; set; }

    /// <summary>
    /// How deep spans may be nested in a process's part of a trace, at least 1: no deeper span is recorded, nor any below it. <c>JUDGMENT_MAX_SPAN_DEPTH</c>; default: no limit.
    /// </summary>
    public int? MaxSpanDepth { get; set; }

    /// <summary>
    /// Spans of the kind <c>tool</c> in a process's part of a trace, at least 1: later ones are not recorded, and what they call becomes a child of the span around them.
    /// <c>JUDGMENT_MAX_TOOL_SPANS</c>; default: no limit.
    /// </summary>
    public int? MaxToolSpans { get; set; }

    /// <summary>
    /// Whether a tool that fails because it was not allowed to is taken for a guardrail that was triggered, with low confidence: it covers nothing. What guardrails and providers
    /// say themselves is recorded in any case. <c>JUDGMENT_GUARDRAIL_HEURISTICS</c>; default true.
    /// </summary>
    public bool? GuardrailHeuristics { get; set; }

    /// <summary>
    /// Categories of guardrails that no trace is told to be missing: any of <c>input_validation</c>, <c>prompt_injection</c>, <c>pii</c>, <c>moderation</c>, <c>tool_permission</c>,
    /// <c>output_validation</c> and <c>rate_limit</c>. The span attribute <c>guardrail.suppress_missing</c> does the same for one trace.
    /// <c>JUDGMENT_SUPPRESS_MISSING_GUARDRAILS</c>, comma separated; default: none.
    /// </summary>
    public IReadOnlyList<string>? SuppressMissingGuardrails { get; set; }

    /// <summary>
    /// Prices of models, by the name that the provider gives them. They win over those of <c>JUDGMENT_PRICING_OVERRIDE_JSON</c>, which win over those of the table on disk
    /// (<see cref="PricingCachePath"/>), which win over the bundled ones; each replaces the others' price of that model as a whole. Default: none.
    /// </summary>
    /// <example>
    /// <code>
    /// var options = new TracerOptions
    /// {
    ///     PricingOverride = new Dictionary&lt;string, ModelPrice&gt;
    ///     {
    ///         ["our-llama"] = new ModelPrice(Input: 0.0002m, Output: 0.0006m),
    ///     },
    /// };
    /// </code>
    /// </example>
    public IReadOnlyDictionary<string, ModelPrice>? PricingOverride { get; set; }

    /// <summary>
    /// A file with a table of prices, newer than the bundled one: <c>docs/costs.md</c> says what is in it. <c>JUDGMENT_PRICING_CACHE_PATH</c>; default
    /// <c>judgeval/pricing.json</c> in the user's cache folder.
    /// </summary>
    public string? PricingCachePath { get; set; }

    /// <summary>
    /// Where metrics go, over OTLP/HTTP: a whole URL, http or https, for example <c>http://localhost:4318/v1/metrics</c>. It gets the API key only if scheme, host and port are
    /// those of <see cref="ApiUrl"/>. <c>JUDGMENT_METRICS_ENDPOINT</c>; default: nowhere, unless a provider of yours takes the meter <c>Judgeval.GenAI</c>.
    /// </summary>
    public string? MetricsEndpoint { get; set; }

    /// <summary>Turns values into JSON in place of the default. Default: System.Text.Json, bounded in size and depth.</summary>
    public ISpanSerializer? Serializer { get; set; }

    /// <summary>
    /// How the default serializer writes: names, converters, what is ignored, generated contexts. Its bounds, <see cref="DoNotRecordAttribute"/> and the
    /// placeholders stay. Not together with <see cref="Serializer"/>. Default: property names as they are, fields too, enums by name.
    /// </summary>
    public JsonSerializerOptions? JsonSerializerOptions { get; set; }

    /// <summary>
    /// Generated <see cref="System.Text.Json.Serialization.JsonSerializerContext"/>s, or other resolvers, which the default serializer prefers for the types that they know. The first one that
    /// knows a type counts; the types that none knows are reflected over. Not together with <see cref="Serializer"/>.
    /// </summary>
    public IReadOnlyList<IJsonTypeInfoResolver>? JsonTypeInfoResolvers { get; set; }

    /// <summary>
    /// Called with the key of an attribute and its text (an input, an output, an error message, a stack trace, or what the program sets through the tracer) before that is
    /// recorded. Returns what is recorded instead, or <see langword="null"/> for nothing. If it throws, nothing is recorded. Secrets are masked already. It is called
    /// on the threads of the observed calls, and on many at once. Default: none.
    /// </summary>
    public Func<string, string, string?>? Redact { get; set; }

    /// <summary>Takes the tracer's own messages, in the category <c>Judgeval</c>. Default: warnings and errors go to standard error.</summary>
    public ILoggerFactory? LoggerFactory { get; set; }

    /// <summary>Checks what can be checked without starting a tracer: these options, the environment and the <see cref="Configuration"/>.</summary>
    /// <exception cref="ArgumentException">A value is not allowed, or a key of the <see cref="Configuration"/> is unknown; the message names it and what is allowed.</exception>
    public void Validate()
    {
        ConfigurationKeys.Check(Configuration);
        var log = new RuntimeLog(factory: null, LogSeverity.None);
        var environment = new EnvironmentReader(System.Environment.GetEnvironmentVariable, log, Configuration) { Platform = Platform };
        if (environment.Text(LogLevels.Key) is { } level && LogLevels.Parse(level) is null)
        {
            environment.Reject(LogLevels.Key, level, LogLevels.Allowed);
        }

        new SettingsReader(this, environment, log).Read();
    }

    // For tests: each sees every span as it ends, and the warnings of a tracer without a logger.
    internal IList<OpenTelemetry.BaseProcessor<System.Diagnostics.Activity>> Processors { get; } = [];

    internal TextWriter? WarningWriter { get; set; }

    internal Export.Delivery.ISpanSpool? Spool { get; set; }

    internal Export.Delivery.TimeSource? Time { get; set; }

    /// <summary>What makes a tracer an offline one; null for a live one.</summary>
    internal Export.OfflineExamples? OfflineExamples { get; private set; }

    /// <summary>The same options for an offline tracer. An evaluation with a part of its runs missing would be none, so sampling is off unless it was asked for here.</summary>
    internal TracerOptions ForOffline(Export.OfflineExamples examples)
    {
        var options = (TracerOptions)MemberwiseClone();
        options.OfflineExamples = examples;
        options.SampleRate ??= 1;
        return options;
    }
}
