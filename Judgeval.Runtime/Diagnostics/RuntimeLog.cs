using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Judgeval.Diagnostics;

/// <summary>What a tracer tells its user: to the logger it was given, else warnings and errors to standard error. Each kind of problem is told once.</summary>
internal sealed class RuntimeLog
{
    private readonly ConcurrentDictionary<string, bool> _told = new(StringComparer.Ordinal);
    private readonly ILogger? _logger;
    private readonly TextWriter? _fallback;
    private readonly LogSeverity _minimum;

    internal RuntimeLog(ILoggerFactory? factory, LogSeverity minimum, TextWriter? fallback = null)
    {
        _logger = factory?.CreateLogger("Judgeval");
        _minimum = minimum;
        _fallback = fallback;
    }

    /// <summary>Writes the message unless one of the same kind was written before.</summary>
    internal void Once(LogSeverity severity, string kind, string message)
    {
        if (severity >= _minimum && _told.TryAdd(kind, true))
        {
            Write(severity, message);
        }
    }

    internal void Write(LogSeverity severity, string message)
    {
        if (severity < _minimum)
        {
            return;
        }

        try
        {
            if (_logger is not null)
            {
                LogLevel level = LevelOf(severity);
                _logger.Log(level, default, message, null, static (text, _) => text);
            }
            else if (severity >= LogSeverity.Warning)
            {
                (_fallback ?? StandardStreams.Error).WriteLine($"judgeval: {message}");
            }
        }
        catch (Exception e)
        {
            RuntimeEventSource.Instance.Fault("Log", e);
        }
    }

    private static LogLevel LevelOf(LogSeverity severity) => severity switch
    {
        LogSeverity.Debug => LogLevel.Debug,
        LogSeverity.Info => LogLevel.Information,
        LogSeverity.Warning => LogLevel.Warning,
        _ => LogLevel.Error,
    };
}
