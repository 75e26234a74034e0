using System.Collections.Concurrent;
using System.Globalization;
using Judgeval.Export.Delivery;
using Microsoft.Extensions.Logging;

namespace Judgeval.Diagnostics;

/// <summary>
/// What a tracer tells its user: to the logger it was given, else warnings and errors to standard error. A mistake is told once; a failure that comes and goes at
/// once, and then once a minute. No line has a credential.
/// </summary>
internal sealed class RuntimeLog
{
    private readonly ConcurrentDictionary<string, bool> _told = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, LineLimit> _limits = new(StringComparer.Ordinal);
    private readonly ILogger? _logger;
    private readonly TextWriter? _fallback;
    private readonly LogSeverity _minimum;

    private readonly TimeSource _time;

    internal RuntimeLog(ILoggerFactory? factory, LogSeverity minimum, TextWriter? fallback = null, TimeSource? time = null)
    {
        _time = time ?? TimeSource.System;
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

    /// <summary>Writes the message unless one of the same kind was written within the last minute; the next one tells how many were not.</summary>
    internal void Limited(LogSeverity severity, string kind, string message)
    {
        if (severity >= _minimum && _limits.GetOrAdd(kind, static _ => new LineLimit()).TryTake(_time.Now, out long suppressed))
        {
            Write(severity, suppressed == 0 ? message : $"{message} ({suppressed.ToString(CultureInfo.InvariantCulture)} more of this kind were not told.)");
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
            message = KnownSecrets.Hide(message);
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
