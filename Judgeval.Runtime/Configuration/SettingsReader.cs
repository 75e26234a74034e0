using Judgeval.Configuration.Git;
using Judgeval.Configuration.Platforms;
using Judgeval.Diagnostics;
using Judgeval.Llm.Pricing;

namespace Judgeval.Configuration;

/// <summary>Puts settings together: options before environment before configuration before default.</summary>
internal sealed class SettingsReader(TracerOptions options, EnvironmentReader environment, RuntimeLog log)
{
    /// <exception cref="ArgumentException">An option is not allowed, or an exporter name is unknown.</exception>
    internal TracerSettings Read()
    {
        string? projectName = Text(options.ProjectName, "JUDGMENT_PROJECT_NAME");
        string? apiKey = Text(options.ApiKey, "JUDGMENT_API_KEY");
        string? organizationId = Text(options.OrganizationId, "JUDGMENT_ORG_ID");
        bool isEnabled = IsEnabled();
        int queueSize = Integer(options.MaxQueueSize, nameof(TracerOptions.MaxQueueSize), "JUDGMENT_MAX_QUEUE_SIZE", minimum: 1, otherwise: 8192);
        return new TracerSettings
        {
            Platform = options.Platform,
            Attributes = Attributes(),
            ProjectName = projectName,
            ApiKey = apiKey,
            OrganizationId = organizationId,
            ApiUrl = ApiUrl(),
            Environment = Text(options.Environment, "JUDGMENT_ENVIRONMENT"),
            ServiceName = Text(options.ServiceName, "OTEL_SERVICE_NAME") ?? projectName,
            ServiceRole = Text(options.ServiceRole, "JUDGMENT_SERVICE_ROLE"),
            AgentId = Text(options.AgentId, "JUDGMENT_AGENT_ID") ?? environment.Text(KnownPlatforms.AgentId),
            AgentName = Text(options.AgentName, "JUDGMENT_AGENT_NAME") ?? environment.Text(KnownPlatforms.AgentName),
            ResourceAttributes = ResourceAttributeReader.Read(environment),
            OwnResourceAttributes = ResourceAttributeReader.Read(options.ResourceAttributes),
            Git = new GitReader(options, environment).Read(isEnabled),
            IsEnabled = isEnabled,
            Evaluations = Switch(options.Evaluations, "JUDGMENT_EVALUATIONS", "JUDGMENT_ENABLE_EVALUATIONS"),
            AutoTraceName = AutoTraceName(),
            IsOffline = options.OfflineExamples is not null,
            Exporters = Exporters(isEnabled, MissingCredentials(apiKey, organizationId, projectName)),
            FilePath = Text(options.FilePath, "JUDGMENT_FILE_PATH") ?? "traces.jsonl",
            ConsoleWriter = options.ConsoleWriter,
            SampleRate = SampleRate(),
            MaxSpansPerSecond = MaxSpansPerSecond(),
            MaxQueueSize = queueSize,
            MaxExportBatchSize = BatchSize(queueSize),
            ScheduleDelayMilliseconds = Integer(options.ScheduleDelayMilliseconds, nameof(TracerOptions.ScheduleDelayMilliseconds), "JUDGMENT_SCHEDULE_DELAY_MS", minimum: 1, otherwise: 5000),
            TimeoutMilliseconds = Integer(options.TimeoutMilliseconds, nameof(TracerOptions.TimeoutMilliseconds), "JUDGMENT_TIMEOUT_MS", minimum: 1, otherwise: 10_000),
            ExportDeadlineMilliseconds = Integer(options.ExportDeadlineMilliseconds, nameof(TracerOptions.ExportDeadlineMilliseconds), "JUDGMENT_EXPORT_DEADLINE_MS", minimum: 1, otherwise: 30_000),
            IsCompressed = new CompressionReader(options, environment).Read(),
            SpoolPath = Text(options.SpoolPath, "JUDGMENT_SPOOL_PATH"),
            SpoolMaxBytes = SpoolMaxBytes(),
            Pricing = new PricingReader(options, environment).Read(),
            MetricsEndpoint = MetricsEndpoint(),
            Values = new ValueSettingsReader(options, environment).Read(),
            Limits = new SpanLimitsReader(options, environment).Read(),
            Guardrails = new GuardrailSettingsReader(options, environment).Read(),
        }.WithProfiles();
    }

    private AttributeProfiles Attributes()
    {
        const AttributeProfiles all = AttributeProfiles.Judgment | AttributeProfiles.TraceRoot | AttributeProfiles.Traccia | AttributeProfiles.OpenInference;
        return (options.Attributes & ~all) == 0
            ? options.Attributes
            : throw new ArgumentException($"{nameof(TracerOptions.Attributes)} is {options.Attributes:d}, which is not a combination of {all}.");
    }

    private bool IsEnabled() =>
        Switch(options.Monitoring, "JUDGMENT_MONITORING", "JUDGMENT_ENABLE_MONITORING") & environment.Boolean("OTEL_SDK_DISABLED") != true;

    // Two spellings of one key: the shorter one wins.
    private bool Switch(bool? option, string key, string longKey)
    {
        bool? value = environment.Boolean(key);
        bool? other = environment.Boolean(longKey);
        if (option is null && value is not null && other is not null && value != other)
        {
            log.Once(LogSeverity.Warning, "configuration." + key, $"{key} is '{environment.Text(key)}' but {longKey} is '{environment.Text(longKey)}'; {key} applies.");
        }

        return option ?? value ?? other ?? true;
    }

    private string? AutoTraceName()
    {
        string name = Text(options.AutoTraceName, "JUDGMENT_AUTO_TRACE_NAME") ?? "root";
        return (options.AutoStartTrace ?? environment.Boolean("JUDGMENT_AUTO_START_TRACE")) == true ? name : null;
    }

    private ExporterKinds Exporters(bool isEnabled, List<string> missing)
    {
        if (options.OfflineExamples is not null)
        {
            return OfflineExporters(missing);
        }

        ExporterKinds? chosen = null;
        if (options.Exporters is { } names)
        {
            chosen = ExporterNames.Parse(names, nameof(TracerOptions.Exporters));
        }
        else if ((environment.PlatformExporters() ?? environment.Text("JUDGMENT_EXPORTERS")) is { } text)
        {
            chosen = ExporterNames.Parse(text.Split([','], StringSplitOptions.RemoveEmptyEntries), environment.Name("JUDGMENT_EXPORTERS"));
        }

        ExporterKinds kinds = chosen ?? ExporterKinds.Otlp;
        if (isEnabled && missing.Count > 0 && (kinds & ExporterKinds.Otlp) != 0)
        {
            log.Once(
                LogSeverity.Warning,
                "configuration.credentials",
                $"no spans are sent to {options.Platform?.Name ?? "Judgment"}: {string.Join(", ", missing)} not set. Set the environment or pass the values to Tracer.Init; JUDGMENT_EXPORTERS=console shows spans without an account.");
            kinds &= ~ExporterKinds.Otlp;
        }

        return kinds;
    }

    private ExporterKinds OfflineExporters(List<string> missing)
    {
        if (missing.Count > 0)
        {
            throw new ArgumentException($"OfflineTracer needs credentials, but {string.Join(", ", missing)} not set. Set the environment or pass the values to OfflineTracer.Create.");
        }

        return ExporterKinds.Otlp | ExporterNames.Parse(options.Exporters ?? [], nameof(TracerOptions.Exporters));
    }

    private List<string> MissingCredentials(string? apiKey, string? organizationId, string? projectName)
    {
        if (options.Platform is { } platform)
        {
            return platform.NeedsApiKey && apiKey is null ? [platform.Variables["JUDGMENT_API_KEY"][0].Name] : [];
        }

        (string Key, string? Value)[] needed = [("JUDGMENT_API_KEY", apiKey), ("JUDGMENT_ORG_ID", organizationId), ("JUDGMENT_PROJECT_NAME", projectName)];
        return [.. needed.Where(credential => credential.Value is null).Select(credential => credential.Key)];
    }

    private string ApiUrl()
    {
        if (Blank(options.ApiUrl) is { } url && !EnvironmentReader.IsHttpUrl(url))
        {
            throw new ArgumentException($"{nameof(TracerOptions.ApiUrl)} is '{url}', which is not an http or https URL.");
        }

        string chosen = Blank(options.ApiUrl) ?? environment.Url("JUDGMENT_API_URL") ?? options.Platform?.DefaultUrl ?? TracerSettings.DefaultApiUrl;

        // An endpoint that is given whole is left as it is.
        return options.Platform is { Path: "" } ? chosen : chosen.TrimEnd('/');
    }

    private string? MetricsEndpoint()
    {
        if (Blank(options.MetricsEndpoint) is { } url && !EnvironmentReader.IsHttpUrl(url))
        {
            throw new ArgumentException($"{nameof(TracerOptions.MetricsEndpoint)} is '{url}', which is not an http or https URL.");
        }

        return Blank(options.MetricsEndpoint) ?? environment.Url("JUDGMENT_METRICS_ENDPOINT");
    }

    private double SampleRate()
    {
        if (options.SampleRate is { } rate && rate is not (>= 0 and <= 1))
        {
            throw new ArgumentException($"{nameof(TracerOptions.SampleRate)} is {rate}, which is not a number from 0 to 1.");
        }

        return options.SampleRate ?? environment.Fraction("JUDGMENT_SAMPLE_RATE") ?? 1;
    }

    private double? MaxSpansPerSecond()
    {
        if (options.MaxSpansPerSecond is { } rate && !(rate > 0 && rate <= double.MaxValue))
        {
            throw new ArgumentException($"{nameof(TracerOptions.MaxSpansPerSecond)} is {rate}, which is not a number above 0.");
        }

        return options.MaxSpansPerSecond ?? environment.Rate("JUDGMENT_MAX_SPANS_PER_SECOND");
    }

    private int BatchSize(int queueSize)
    {
        if (options.MaxExportBatchSize > queueSize)
        {
            throw new ArgumentException($"{nameof(TracerOptions.MaxExportBatchSize)} is {options.MaxExportBatchSize}, which is more than the queue size, {queueSize}.");
        }

        int batchSize = Integer(options.MaxExportBatchSize, nameof(TracerOptions.MaxExportBatchSize), "JUDGMENT_MAX_EXPORT_BATCH_SIZE", minimum: 1, otherwise: 512);
        return Math.Min(batchSize, queueSize);
    }

    private int Integer(int? option, string name, string key, int minimum, int otherwise) =>
        environment.Integer(option, name, key, minimum) ?? options.Platform?.DefaultOf(key, otherwise) ?? otherwise;

    private long SpoolMaxBytes()
    {
        const long least = 1024 * 1024;
        if (options.SpoolMaxBytes < least)
        {
            throw new ArgumentException($"{nameof(TracerOptions.SpoolMaxBytes)} is {options.SpoolMaxBytes}, which is not a whole number from {least} up.");
        }

        return options.SpoolMaxBytes ?? environment.Long("JUDGMENT_SPOOL_MAX_BYTES", least) ?? 256 * 1024 * 1024;
    }

    private string? Text(string? option, string key) => Blank(option) ?? environment.Text(key);

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text!.Trim();
}
