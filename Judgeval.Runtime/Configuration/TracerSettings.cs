using Judgeval.Values;

namespace Judgeval.Configuration;

/// <summary>What a tracer works with, once options, environment and defaults are put together.</summary>
internal sealed class TracerSettings
{
    internal const string DefaultApiUrl = "https://api.judgmentlabs.ai";

    internal string? ProjectName { get; init; }

    internal string? ApiKey { get; init; }

    internal string? OrganizationId { get; init; }

    /// <summary>Without a slash at its end.</summary>
    internal string ApiUrl { get; init; } = DefaultApiUrl;

    internal string? Environment { get; init; }

    internal string? ServiceName { get; init; }

    /// <summary>From <c>OTEL_RESOURCE_ATTRIBUTES</c>.</summary>
    internal IReadOnlyList<KeyValuePair<string, object>> ResourceAttributes { get; init; } = [];

    internal bool IsEnabled { get; init; } = true;

    /// <summary>Whether the tracer is an <see cref="OfflineTracer"/>'s.</summary>
    internal bool IsOffline { get; init; }

    /// <summary>Whether <see cref="Tracer.AsyncEvaluate"/> asks for anything.</summary>
    internal bool Evaluations { get; init; } = true;

    internal ExporterKinds Exporters { get; init; }

    internal string FilePath { get; init; } = "traces.jsonl";

    internal TextWriter? ConsoleWriter { get; init; }

    internal double SampleRate { get; init; } = 1;

    internal int MaxQueueSize { get; init; } = 8192;

    internal int MaxExportBatchSize { get; init; } = 512;

    internal int ScheduleDelayMilliseconds { get; init; } = 5000;

    internal int TimeoutMilliseconds { get; init; } = 10_000;

    internal ValueSettings Values { get; init; } = ValueSettings.Default;

    internal SpanLimits Limits { get; init; } = new();
}
