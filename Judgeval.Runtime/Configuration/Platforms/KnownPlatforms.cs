using Judgeval.Internal;
using Judgeval.Llm.Pricing;

namespace Judgeval.Configuration.Platforms;

/// <summary>The backends that have a preset.</summary>
internal static class KnownPlatforms
{
    internal static readonly OtlpPlatform TraceRoot = new()
    {
        Name = "TraceRoot",
        DefaultUrl = "https://app.traceroot.ai",
        Path = "/api/v1/public/traces",
        IsCompressed = true,
        NeedsApiKey = true,
        Headers = [new("x-traceroot-sdk-name", "judgeval-dotnet"), new("x-traceroot-sdk-version", RuntimeVersion.Value)],
        Variables = new Dictionary<string, PlatformVariable[]>
        {
            ["JUDGMENT_API_KEY"] = ["TRACEROOT_API_KEY"],
            ["JUDGMENT_API_URL"] = ["TRACEROOT_HOST_URL"],
            ["JUDGMENT_MONITORING"] = ["TRACEROOT_ENABLED"],
            ["JUDGMENT_ENVIRONMENT"] = ["TRACEROOT_ENVIRONMENT"],
            ["JUDGMENT_SCHEDULE_DELAY_MS"] = [new("TRACEROOT_FLUSH_INTERVAL", IsSeconds: true)],
            ["JUDGMENT_MAX_EXPORT_BATCH_SIZE"] = ["TRACEROOT_FLUSH_AT"],
            ["JUDGMENT_TIMEOUT_MS"] = [new("TRACEROOT_TIMEOUT", IsSeconds: true)],
            ["JUDGMENT_GIT_REPO"] = ["TRACEROOT_GIT_REPO"],
            ["JUDGMENT_GIT_REF"] = ["TRACEROOT_GIT_REF"],
        },
        Defaults = new Dictionary<string, int> { ["JUDGMENT_MAX_EXPORT_BATCH_SIZE"] = 100, ["JUDGMENT_TIMEOUT_MS"] = 30_000 },
    };

    internal static readonly OtlpPlatform Traccia = new()
    {
        Name = "Traccia",
        DefaultUrl = "https://api.traccia.ai/v2/traces",
        NeedsApiKey = true,
        Variables = new Dictionary<string, PlatformVariable[]>
        {
            ["JUDGMENT_API_KEY"] = ["TRACCIA_API_KEY", "AGENT_DASHBOARD_API_KEY"],
            ["JUDGMENT_API_URL"] = ["TRACCIA_ENDPOINT", "AGENT_DASHBOARD_ENDPOINT"],
            ["JUDGMENT_SAMPLE_RATE"] = ["TRACCIA_SAMPLE_RATE", "AGENT_DASHBOARD_SAMPLE_RATE"],
            ["JUDGMENT_FILE_PATH"] = ["TRACCIA_FILE_PATH"],
            ["JUDGMENT_MAX_QUEUE_SIZE"] = ["TRACCIA_MAX_QUEUE_SIZE"],
            ["JUDGMENT_MAX_EXPORT_BATCH_SIZE"] = ["TRACCIA_MAX_EXPORT_BATCH_SIZE"],
            ["JUDGMENT_SCHEDULE_DELAY_MS"] = ["TRACCIA_SCHEDULE_DELAY_MILLIS"],
            ["JUDGMENT_ATTRIBUTE_VALUE_LENGTH_LIMIT"] = ["TRACCIA_ATTR_TRUNCATION_LIMIT"],
            ["JUDGMENT_ENVIRONMENT"] = ["TRACCIA_ENV", "AGENT_DASHBOARD_ENV"],
            ["JUDGMENT_MAX_SPANS_PER_SECOND"] = ["TRACCIA_MAX_SPANS_PER_SECOND"],
            ["JUDGMENT_GUARDRAIL_HEURISTICS"] = ["TRACCIA_GUARDRAIL_HEURISTICS"],
            [PricingReader.OverrideKey] = ["TRACCIA_PRICING_OVERRIDE_JSON", "AGENT_DASHBOARD_PRICING_JSON"],
            ["JUDGMENT_PRICING_CACHE_PATH"] = ["TRACCIA_PRICING_CACHE_PATH"],
            ["JUDGMENT_METRICS_ENDPOINT"] = ["TRACCIA_METRICS_ENDPOINT"],
            ["OTEL_SERVICE_NAME"] = ["TRACCIA_SERVICE_NAME", "OTEL_SERVICE_NAME", "SERVICE_NAME"],
            [AgentId] = ["TRACCIA_AGENT_ID", "AGENT_DASHBOARD_AGENT_ID"],
            [AgentName] = ["TRACCIA_AGENT_NAME", "AGENT_DASHBOARD_AGENT_NAME"],
        },
        Resource =
        [
            ("tenant.id", ["TRACCIA_TENANT_ID", "AGENT_DASHBOARD_TENANT_ID"], "default-tenant"),
            ("project.id", ["TRACCIA_PROJECT_ID", "AGENT_DASHBOARD_PROJECT_ID"], "default-project"),
            ("session.id", ["TRACCIA_SESSION_ID"], null),
            ("user.id", ["TRACCIA_USER_ID"], null),
            ("agent.id", ["TRACCIA_AGENT_ID", "AGENT_DASHBOARD_AGENT_ID"], null),
            ("agent.name", ["TRACCIA_AGENT_NAME", "AGENT_DASHBOARD_AGENT_NAME"], null),
            ("env", ["TRACCIA_ENV", "AGENT_DASHBOARD_ENV"], null),
            ("environment", ["TRACCIA_ENV", "AGENT_DASHBOARD_ENV"], null),
        ],
        Defaults = new Dictionary<string, int> { ["JUDGMENT_MAX_QUEUE_SIZE"] = 5000 },
        Exporters = TracciaExporters,
    };

    /// <summary>Stands for what only Traccia has a variable for.</summary>
    internal const string AgentId = "agent id";

    /// <inheritdoc cref="AgentId"/>
    internal const string AgentName = "agent name";

    internal static OtlpPlatform Otlp(IReadOnlyList<KeyValuePair<string, string>> headers) => new() { Name = "the OTLP endpoint", IsCompressed = true, Headers = headers };

    private static string? TracciaExporters(Func<string, string?> variables)
    {
        bool? otlp = IsOn("TRACCIA_USE_OTLP");
        bool console = (IsOn("TRACCIA_ENABLE_CONSOLE") ?? IsOn("AGENT_DASHBOARD_ENABLE_CONSOLE_EXPORTER")) == true;
        bool file = (IsOn("TRACCIA_ENABLE_FILE") ?? IsOn("AGENT_DASHBOARD_ENABLE_FILE_EXPORTER")) == true;
        return otlp is null && !console && !file
            ? null
            : string.Join(",", new[] { otlp == false ? null : "otlp", console ? "console" : null, file ? "file" : null }.OfType<string>());

        // As Traccia reads them: what is not on is off.
        bool? IsOn(string name) => variables(name)?.Trim().ToLowerInvariant() is { Length: > 0 } text ? text is "true" or "1" or "yes" or "on" : null;
    }
}
