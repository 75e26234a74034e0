using Judgeval.Configuration.Git;
using Judgeval.Configuration.Platforms;
using Judgeval.Export.Profiles;
using Judgeval.Guardrails;
using Judgeval.Llm.Pricing;
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

    /// <summary>From <c>OTEL_RESOURCE_ATTRIBUTES</c>: what we know better wins.</summary>
    internal IReadOnlyList<KeyValuePair<string, object>> ResourceAttributes { get; init; } = [];

    /// <summary>From the program, which knows best.</summary>
    internal IReadOnlyList<KeyValuePair<string, object>> OwnResourceAttributes { get; init; } = [];

    internal string? ServiceRole { get; init; }

    /// <summary>Where spans go instead of to Judgment; null for Judgment.</summary>
    internal OtlpPlatform? Platform { get; init; }

    internal AttributeProfiles Attributes { get; init; } = AttributeProfiles.Judgment;

    /// <summary>The agent that the process is, unless a scope says otherwise.</summary>
    internal string? AgentId { get; init; }

    internal string? AgentName { get; init; }

    /// <summary>Where the program's source is kept, as far as that is known and may be told.</summary>
    internal GitContext Git { get; init; } = GitContext.Unknown;

    /// <summary>Adds the attributes of other backends; null when none are chosen.</summary>
    internal ProfileWriter? Profiles { get; private set; }

    internal bool IsEnabled { get; init; } = true;

    /// <summary>Whether the tracer is an <see cref="OfflineTracer"/>'s.</summary>
    internal bool IsOffline { get; init; }

    /// <summary>Whether <see cref="Tracer.AsyncEvaluate"/> asks for anything.</summary>
    internal bool Evaluations { get; init; } = true;

    /// <summary>The name of the trace that begins with the tracer; null for none.</summary>
    internal string? AutoTraceName { get; init; }

    internal ExporterKinds Exporters { get; init; }

    internal string FilePath { get; init; } = "traces.jsonl";

    internal TextWriter? ConsoleWriter { get; init; }

    internal double SampleRate { get; init; } = 1;

    /// <summary>Null for no limit.</summary>
    internal double? MaxSpansPerSecond { get; init; }

    internal int MaxQueueSize { get; init; } = 8192;

    internal int MaxExportBatchSize { get; init; } = 512;

    internal int ScheduleDelayMilliseconds { get; init; } = 5000;

    internal int TimeoutMilliseconds { get; init; } = 10_000;

    /// <summary>How long one batch is tried again.</summary>
    internal int ExportDeadlineMilliseconds { get; init; } = 30_000;

    internal bool IsCompressed { get; init; } = true;

    /// <summary>Null for no spool.</summary>
    internal string? SpoolPath { get; init; }

    internal long SpoolMaxBytes { get; init; } = 256 * 1024 * 1024;

    internal PricingSettings Pricing { get; init; } = new();

    /// <summary>Where metrics go; null for nowhere.</summary>
    internal string? MetricsEndpoint { get; init; }

    internal ValueSettings Values { get; init; } = ValueSettings.Default;

    internal GuardrailSettings Guardrails { get; init; } = new();

    internal SpanLimits Limits { get; init; } = new();

    internal TracerSettings WithProfiles()
    {
        Profiles = ProfileWriter.Create(this);
        return this;
    }
}
