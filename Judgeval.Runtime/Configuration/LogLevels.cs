using Judgeval.Diagnostics;

namespace Judgeval.Configuration;

internal static class LogLevels
{
    internal const string Key = "JUDGMENT_LOG_LEVEL";
    internal const string Allowed = "one of debug, info, warning, error, none";

    internal static LogSeverity? Parse(string? text) => text?.Trim().ToLowerInvariant() switch
    {
        "debug" or "trace" => LogSeverity.Debug,
        "info" or "information" => LogSeverity.Info,
        "warning" or "warn" => LogSeverity.Warning,
        "error" or "critical" => LogSeverity.Error,
        "none" or "off" => LogSeverity.None,
        _ => null,
    };
}
