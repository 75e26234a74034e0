using System.Collections.Concurrent;
using System.Diagnostics.Tracing;
using System.Globalization;
using Judgeval.Export.Delivery;
using Microsoft.Extensions.Logging;

namespace Judgeval.Diagnostics;

/// <summary>Takes the warnings of OpenTelemetry's own event sources to the user's log: what its SDK drops or cannot do is seen nowhere else.</summary>
internal sealed class OpenTelemetryEvents : EventListener
{
    private const string Category = "Judgeval.OpenTelemetry";
    private const string Prefix = "OpenTelemetry-";

    private readonly ConcurrentDictionary<string, LineLimit> _limits = new(StringComparer.Ordinal);
    private readonly ILogger _logger;

    private OpenTelemetryEvents(ILogger logger) => _logger = logger;

    /// <summary>Null without a logger: nobody asked for other people's warnings on standard error.</summary>
    internal static OpenTelemetryEvents? Start(ILoggerFactory? factory) => factory is null ? null : new OpenTelemetryEvents(factory.CreateLogger(Category));

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        // The base constructor calls this too, before this class has its fields.
        if (eventSource.Name.StartsWith(Prefix, StringComparison.Ordinal))
        {
            EnableEvents(eventSource, EventLevel.Warning);
        }
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        try
        {
            if (_logger is null || eventData.Level > EventLevel.Warning || eventData.Level == EventLevel.LogAlways)
            {
                return;
            }

            LineLimit limit = _limits.GetOrAdd($"{eventData.EventSource.Name}.{eventData.EventId.ToString(CultureInfo.InvariantCulture)}", static _ => new LineLimit());
            if (limit.TryTake(TimeSource.System.Now, out long suppressed))
            {
                string more = suppressed == 0 ? "" : $" ({suppressed.ToString(CultureInfo.InvariantCulture)} more of this kind were not told.)";
                string message = KnownSecrets.Hide($"{eventData.EventSource.Name}: {Text(eventData)}{more}");
                _logger.Log(eventData.Level == EventLevel.Warning ? LogLevel.Warning : LogLevel.Error, default, message, null, static (text, _) => text);
            }
        }
        catch (Exception e)
        {
            RuntimeEventSource.Instance.Fault("OpenTelemetryEvents", e);
        }
    }

    private static string Text(EventWrittenEventArgs eventData)
    {
        object?[] payload = [.. eventData.Payload ?? (IEnumerable<object?>)[]];
        try
        {
            return eventData.Message is { } format ? string.Format(CultureInfo.InvariantCulture, format, payload) : eventData.EventName ?? "";
        }
        catch (FormatException)
        {
            return $"{eventData.Message} {string.Join(" ", payload)}";
        }
    }
}
