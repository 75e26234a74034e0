using Judgeval.Diagnostics;

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
            ProjectName = projectName,
            ApiKey = apiKey,
            OrganizationId = organizationId,
            ApiUrl = ApiUrl(),
            Environment = Text(options.Environment, "JUDGMENT_ENVIRONMENT"),
            ServiceName = Text(options.ServiceName, "OTEL_SERVICE_NAME") ?? projectName,
            ResourceAttributes = ResourceAttributes(),
            IsEnabled = isEnabled,
            IsOffline = options.OfflineExamples is not null,
            Evaluations = options.Evaluations ?? environment.Boolean("JUDGMENT_EVALUATIONS") ?? true,
            Exporters = Exporters(isEnabled, MissingCredentials(apiKey, organizationId, projectName)),
            FilePath = Text(options.FilePath, "JUDGMENT_FILE_PATH") ?? "traces.jsonl",
            ConsoleWriter = options.ConsoleWriter,
            SampleRate = SampleRate(),
            MaxQueueSize = queueSize,
            MaxExportBatchSize = BatchSize(queueSize),
            ScheduleDelayMilliseconds = Integer(options.ScheduleDelayMilliseconds, nameof(TracerOptions.ScheduleDelayMilliseconds), "JUDGMENT_SCHEDULE_DELAY_MS", minimum: 1, otherwise: 5000),
            TimeoutMilliseconds = Integer(options.TimeoutMilliseconds, nameof(TracerOptions.TimeoutMilliseconds), "JUDGMENT_TIMEOUT_MS", minimum: 1, otherwise: 10_000),
            Values = new ValueSettingsReader(options, environment).Read(),
            Limits = new SpanLimitsReader(options, environment).Read(),
        };
    }

    private bool IsEnabled()
    {
        bool monitoring = options.Monitoring ?? environment.Boolean("JUDGMENT_MONITORING") ?? environment.Boolean("JUDGMENT_ENABLE_MONITORING") ?? true;
        return monitoring && environment.Boolean("OTEL_SDK_DISABLED") != true;
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
        else if (environment.Text("JUDGMENT_EXPORTERS") is { } text)
        {
            chosen = ExporterNames.Parse(text.Split([','], StringSplitOptions.RemoveEmptyEntries), environment.Name("JUDGMENT_EXPORTERS"));
        }

        ExporterKinds kinds = chosen ?? ExporterKinds.Otlp;
        if (isEnabled && missing.Count > 0 && (kinds & ExporterKinds.Otlp) != 0)
        {
            log.Once(
                LogSeverity.Warning,
                "configuration.credentials",
                $"no spans are sent to Judgment: {string.Join(", ", missing)} not set. Set the environment or pass the values to Tracer.Init; JUDGMENT_EXPORTERS=console shows spans without an account.");
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

    private static List<string> MissingCredentials(string? apiKey, string? organizationId, string? projectName)
    {
        (string Key, string? Value)[] needed = [("JUDGMENT_API_KEY", apiKey), ("JUDGMENT_ORG_ID", organizationId), ("JUDGMENT_PROJECT_NAME", projectName)];
        return [.. needed.Where(credential => credential.Value is null).Select(credential => credential.Key)];
    }

    private string ApiUrl()
    {
        if (Blank(options.ApiUrl) is { } url && !EnvironmentReader.IsHttpUrl(url))
        {
            throw new ArgumentException($"{nameof(TracerOptions.ApiUrl)} is '{url}', which is not an http or https URL.");
        }

        return (Blank(options.ApiUrl) ?? environment.Url("JUDGMENT_API_URL") ?? TracerSettings.DefaultApiUrl).TrimEnd('/');
    }

    private double SampleRate()
    {
        if (options.SampleRate is { } rate && rate is not (>= 0 and <= 1))
        {
            throw new ArgumentException($"{nameof(TracerOptions.SampleRate)} is {rate}, which is not a number from 0 to 1.");
        }

        return options.SampleRate ?? environment.Fraction("JUDGMENT_SAMPLE_RATE") ?? 1;
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

    private int Integer(int? option, string name, string key, int minimum, int otherwise) => environment.Integer(option, name, key, minimum) ?? otherwise;

    // The W3C baggage form that OpenTelemetry specifies: key=value pairs, percent-encoded, separated by commas.
    private List<KeyValuePair<string, object>> ResourceAttributes()
    {
        const string key = "OTEL_RESOURCE_ATTRIBUTES";
        var attributes = new List<KeyValuePair<string, object>>();
        foreach (string pair in (environment.Text(key) ?? "").Split([','], StringSplitOptions.RemoveEmptyEntries))
        {
            int equals = pair.IndexOf('=');
            if (equals > 0)
            {
                attributes.Add(new(pair.Substring(0, equals).Trim(), Uri.UnescapeDataString(pair.Substring(equals + 1).Trim())));
            }
            else
            {
                environment.Reject(key, pair, "key=value");
            }
        }

        return attributes;
    }

    private string? Text(string? option, string key) => Blank(option) ?? environment.Text(key);

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text!.Trim();
}
