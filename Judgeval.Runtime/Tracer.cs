using System.Diagnostics;
using Judgeval.Configuration;
using Judgeval.Diagnostics;
using Judgeval.Export;
using Judgeval.Export.Delivery;
using Judgeval.Export.Spooling;
using Judgeval.Internal;
using Judgeval.Llm;
using Judgeval.Llm.Metrics;
using Judgeval.Llm.Pricing;
using Judgeval.Spans;
using Judgeval.Spans.Context;
using Judgeval.Spans.Limits;
using Judgeval.Values;
using OpenTelemetry;

namespace Judgeval;

/// <summary>
/// Records the calls of observed methods and exports them. One tracer serves the process: start it once, before the work, and dispose it at the end; what
/// has ended is also exported when the process exits without.
/// </summary>
/// <example>
/// <code>
/// using var tracer = Tracer.Init(projectName: "search-assistant", environment: "production");
/// </code>
/// </example>
public sealed partial class Tracer : IDisposable, IAsyncDisposable
{
    private const int ShutdownMilliseconds = 5000;
    private const int FlushMilliseconds = 30_000;

    private readonly TracerSettings _settings;
    private readonly SpanPipeline? _pipeline;
    private readonly JudgmentConnection? _connection;
    private readonly OpenTelemetryEvents? _events;
    private readonly TracerMetrics? _metrics;
    private int _isShutDown;

    private Tracer(TracerSettings settings, TracerOptions options, RuntimeLog log, OpenSpans? openSpans, bool isJoined)
    {
        _settings = settings;
        SpanQuota.Use(settings.Limits);
        OpenSpans = openSpans;
        Log = log;
        if (!settings.IsEnabled)
        {
            return;
        }

        _connection = (settings.Exporters & ExporterKinds.Otlp) == 0 ? null : new JudgmentConnection(settings, log, options.Spool ?? OpenSpool(settings, log), options.Time ?? TimeSource.System);
        TimeSource time = options.Time ?? TimeSource.System;
        _metrics = new TracerMetrics(settings, () => _connection?.ProjectId, log, time);
        Calls = new CallAccounting(new PriceResolver(settings.Pricing, log, time), _metrics.GenAi);
        BaseProcessor<Activity>[] processors = [.. Offline(options), .. options.Processors, .. ExporterFactory.Create(settings, _connection, log)];
        if (processors.Length > 0)
        {
            // Beside a provider of the user's, spans are started for that one: from the source that it knows, under the parents that it has.
            Source = isJoined ? null : new ActivitySource(SemanticConventions.SourceName, RuntimeVersion.Value);
            _pipeline = new SpanPipeline(Source, settings, _connection?.ProjectId, processors, openSpans, SpanRateLimit.Of(settings.MaxSpansPerSecond, log), Calls);
            _events = OpenTelemetryEvents.Start(options.LoggerFactory);
            DiagnosticsTotals.Add(this);
            TracerScope.Add(this);
        }

        if (_pipeline is not null || _metrics.IsExporting)
        {
            ProcessEnd.Register(this);
        }

        _connection?.Start();
    }

    /// <summary>The Judgment project that spans belong to; null if none was named.</summary>
    public string? ProjectName => _settings.ProjectName;

    /// <summary>The id of the project; null until Judgment has told it, which <c>Init</c> does not wait for.</summary>
    public string? ProjectId => _connection?.ProjectId;

    /// <summary>The base URL of the Judgment API, without a slash at its end.</summary>
    public string ApiUrl => _settings.ApiUrl;

    /// <summary>The Judgment organization; null if none was named.</summary>
    public string? OrganizationId => _settings.OrganizationId;

    /// <summary>Where the program runs; null if that was not named.</summary>
    public string? Environment => _settings.Environment;

    /// <summary>Turns values into JSON: <see cref="TracerOptions.Serializer"/>, or else the default, which records only the beginning of what is too long.</summary>
    public ISpanSerializer Serializer => Values.Custom ?? Values.Serializer;

    /// <summary>Starts the spans; null when nothing is exported, and beside a provider of the user's.</summary>
    internal ActivitySource? Source { get; }

    /// <summary>Null when nothing is exported.</summary>
    internal SpanPipeline? Pipeline => _pipeline;

    internal bool IsShutDown => Volatile.Read(ref _isShutDown) != 0;

    internal RuntimeLog Log { get; }

    /// <summary>How values become text.</summary>
    internal ValueSettings Values => _settings.Values;

    internal SpanLimits Limits => _settings.Limits;

    internal int ValueLengthLimit => Values.Limit;

    /// <summary>The running spans; null for a tracer that need not know.</summary>
    internal OpenSpans? OpenSpans { get; }

    /// <summary>What calls of models cost; null when nothing is traced.</summary>
    internal CallAccounting? Calls { get; }

    /// <summary>Whether evaluations are asked for.</summary>
    internal bool Evaluations => _settings.Evaluations;

    /// <summary>Starts the process's tracer. What is not given comes from the environment; see <see cref="TracerOptions"/>.</summary>
    /// <remarks>Returns at once: nothing is waited for, and missing credentials are a warning.</remarks>
    /// <param name="projectName">The Judgment project. Default: <c>JUDGMENT_PROJECT_NAME</c>.</param>
    /// <param name="apiKey">The Judgment API key. Default: <c>JUDGMENT_API_KEY</c>.</param>
    /// <param name="organizationId">The Judgment organization. Default: <c>JUDGMENT_ORG_ID</c>.</param>
    /// <param name="apiUrl">The base URL of the Judgment API. Default: <c>JUDGMENT_API_URL</c>, else <c>https://api.judgmentlabs.ai</c>.</param>
    /// <param name="environment">Where the program runs. Default: <c>JUDGMENT_ENVIRONMENT</c>.</param>
    /// <exception cref="ArgumentException">A value is not allowed; the message names it and what is.</exception>
    /// <example>
    /// <code>
    /// using var tracer = Tracer.Init(projectName: "search-assistant");
    /// </code>
    /// </example>
    public static Tracer Init(string? projectName = null, string? apiKey = null, string? organizationId = null, string? apiUrl = null, string? environment = null) =>
        Init(new TracerOptions
        {
            ProjectName = projectName,
            ApiKey = apiKey,
            OrganizationId = organizationId,
            ApiUrl = apiUrl,
            Environment = environment,
        });

    /// <summary>Starts the process's tracer.</summary>
    /// <remarks>Returns at once: nothing is waited for, and missing credentials are a warning.</remarks>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is null.</exception>
    /// <exception cref="ArgumentException">An option is not allowed, or the environment names an unknown exporter; the message names it and what is allowed.</exception>
    /// <example>
    /// <code>
    /// using var tracer = Tracer.Init(new TracerOptions { ProjectName = "search-assistant", SampleRate = 0.1 });
    /// </code>
    /// </example>
    public static Tracer Init(TracerOptions options)
    {
        Tracer tracer = Create(options ?? throw new ArgumentNullException(nameof(options)), System.Environment.GetEnvironmentVariable);
        if (options.SetActive)
        {
            AutomaticTracer.GiveWayTo(tracer);
            tracer.StartAutomaticTrace();
        }

        return tracer;
    }

    /// <summary>Makes a tracer that is nobody's yet.</summary>
    internal static Tracer Create(TracerOptions options, Func<string, string?> variables, OpenSpans? openSpans = null, bool isJoined = false)
    {
        LogSeverity? level = LogLevels.Parse(variables(LogLevels.Key) ?? options.Configuration?[ConfigurationKeys.Of(LogLevels.Key)]);
        var log = new RuntimeLog(options.LoggerFactory, level ?? LogSeverity.Warning, options.WarningWriter, options.Time);
        var environment = new EnvironmentReader(variables, log, options.Configuration) { Platform = options.Platform };
        if (level is null && environment.Text(LogLevels.Key) is { } unknown)
        {
            environment.Reject(LogLevels.Key, unknown, LogLevels.Allowed);
        }

        TracerSettings settings = new SettingsReader(options, environment, log).Read();
        KnownSecrets.Add(settings.ApiKey);

        // Threads and tasks started here live as long as the tracer; they must not carry the caller's activity and locals along.
        AsyncFlowControl? suppressed = ExecutionContext.IsFlowSuppressed() ? null : ExecutionContext.SuppressFlow();
        try
        {
            return new Tracer(settings, options, log, openSpans, isJoined);
        }
        finally
        {
            suppressed?.Undo();
        }
    }

    /// <summary>Exports every span of the active tracer that has ended, and waits for it.</summary>
    /// <param name="timeoutMilliseconds">How long to wait at most; -1 for ever.</param>
    /// <returns>True only if every span that ended since the last flush was delivered to every exporter; also true without a tracer.</returns>
    /// <example>
    /// <code>
    /// if (!Tracer.ForceFlush(timeoutMilliseconds: 2000))
    /// {
    ///     Console.Error.WriteLine("Some spans were not delivered.");
    /// }
    /// </code>
    /// </example>
    public static bool ForceFlush(int timeoutMilliseconds = FlushMilliseconds) => Active?.Flush(timeoutMilliseconds) ?? true;

    /// <inheritdoc cref="ForceFlush" path="/summary|/returns"/>
    /// <param name="cancellationToken">Ends the waiting, not the export. Without it the wait ends after 30 seconds.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <example>
    /// <code>
    /// bool delivered = await Tracer.ForceFlushAsync(cancellationToken);
    /// </code>
    /// </example>
    public static Task<bool> ForceFlushAsync(CancellationToken cancellationToken = default) =>
        Active?.FlushAsync(cancellationToken) ?? Task.FromResult(true);

    /// <summary>Ends the active tracer: stops recording, exports every span that has ended, and waits for it. The same as disposing it.</summary>
    /// <param name="timeoutMilliseconds">How long to wait at most; -1 for ever.</param>
    /// <returns>True only if every span that ended since the last flush was delivered to every exporter; also true without a tracer.</returns>
    /// <example>
    /// <code>
    /// Tracer.Shutdown(timeoutMilliseconds: 2000);
    /// </code>
    /// </example>
    public static bool Shutdown(int timeoutMilliseconds = ShutdownMilliseconds) => Active?.Stop(timeoutMilliseconds) ?? true;

    /// <inheritdoc cref="Shutdown" path="/summary|/returns"/>
    /// <param name="cancellationToken">Ends the waiting, not the shutdown. Without it the wait ends after 5 seconds.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <example>
    /// <code>
    /// await Tracer.ShutdownAsync(cancellationToken);
    /// </code>
    /// </example>
    public static Task<bool> ShutdownAsync(CancellationToken cancellationToken = default) =>
        Active?.StopAsync(cancellationToken) ?? Task.FromResult(true);

    /// <summary>Shuts this tracer down within 5 seconds; only the first call does anything.</summary>
    public void Dispose() => Stop();

    /// <summary>Shuts this tracer down within 5 seconds; only the first call does anything.</summary>
    public async ValueTask DisposeAsync() => await StopAsync().ConfigureAwait(false);

    /// <summary>Notes that a span was not started, because its trace is not recorded.</summary>
    internal void Skip(ActivityTraceId id) => _pipeline?.Skip(id);

    private static Spool? OpenSpool(TracerSettings settings, RuntimeLog log) =>
        settings.SpoolPath is { } path ? Spool.TryOpen(new SpoolSettings(path) { MaxBytes = settings.SpoolMaxBytes }, log) : null;

    private static BaseProcessor<Activity>[] Offline(TracerOptions options) => options.OfflineExamples is { } examples ? [examples] : [];

}
