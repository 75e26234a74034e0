using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Judgeval.Diagnostics;
using Judgeval.Spans;

namespace Judgeval.Llm.Metrics;

/// <summary>The instruments that the program names, each made once.</summary>
internal sealed class CustomInstruments(Meter meter)
{
    // Each costs memory for as long as the process lives.
    private const int Most = 1000;
    private const int LongestName = 255;
    private const int LongestUnit = 63;

    private readonly ConcurrentDictionary<string, Counter<double>> _counters = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, Histogram<double>> _histograms = new(StringComparer.OrdinalIgnoreCase);

    internal bool IsCrowded => _counters.Count + _histograms.Count > Most / 10;

    internal void Count(string? name, double value, IEnumerable<KeyValuePair<string, object?>>? attributes, RuntimeLog? log)
    {
        if (!_counters.TryGetValue(name ?? "", out Counter<double>? counter))
        {
            counter = IsAllowed(name, _counters.Count, log) ? _counters.GetOrAdd(name!, meter.CreateCounter<double>(name!)) : null;
        }

        if (counter is { Enabled: true } && value is >= 0 and < double.PositiveInfinity)
        {
            counter.Add(value, Tags(attributes));
        }
        else if (counter is { Enabled: true })
        {
            log?.Once(LogSeverity.Warning, "metrics.counter." + name, $"RecordCounter: '{name}' was not counted, its value is no number from 0 up. A counter only grows.");
        }
    }

    internal void Measure(string? name, double value, IEnumerable<KeyValuePair<string, object?>>? attributes, string? unit, RuntimeLog? log)
    {
        if (!_histograms.TryGetValue(name ?? "", out Histogram<double>? histogram))
        {
            histogram = IsAllowed(name, _histograms.Count, log) && IsUnit(unit, log) ? _histograms.GetOrAdd(name!, meter.CreateHistogram<double>(name!, unit)) : null;
        }

        if (histogram is { Enabled: true } && !double.IsNaN(value) && !double.IsInfinity(value))
        {
            histogram.Record(value, Tags(attributes));
        }
        else if (histogram is { Enabled: true })
        {
            log?.Once(LogSeverity.Warning, "metrics.histogram." + name, $"RecordHistogram: '{name}' was not measured, its value is no finite number.");
        }
    }

    private static bool IsUnit(string? unit, RuntimeLog? log)
    {
        if (unit is not { Length: > LongestUnit })
        {
            return true;
        }

        log?.Once(LogSeverity.Warning, "metrics.unit", $"a unit of {unit.Length} characters is none: {LongestUnit} are allowed.");
        return false;
    }

    // As OpenTelemetry names instruments; others it would drop without a word.
    private static bool IsAllowed(string? name, int made, RuntimeLog? log)
    {
        bool isName = name is { Length: > 0 and <= LongestName } && IsLetter(name[0]) && name.All(static character => IsLetter(character) || character is (>= '0' and <= '9') or '_' or '-' or '.' or '/');
        if (isName && made < Most)
        {
            return true;
        }

        log?.Once(
            LogSeverity.Warning,
            isName ? "metrics.many" : "metrics.name",
            isName ? $"'{name}' is not recorded: there are {Most} metrics already. What differs from call to call belongs into attributes." : $"'{name}' is not the name of a metric: allowed are a letter and then up to 254 letters, digits and _ - . /");
        return false;
    }

    private static bool IsLetter(char character) => character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');

    private static TagList Tags(IEnumerable<KeyValuePair<string, object?>>? attributes)
    {
        var tags = new TagList();
        if (attributes is null)
        {
            return tags;
        }

        foreach (KeyValuePair<string, object?> attribute in attributes)
        {
            if (!string.IsNullOrEmpty(attribute.Key) && attribute.Value is not null)
            {
                tags.Add(attribute.Key, AttributeValue.Of(attribute.Key, attribute.Value));
            }
        }

        return tags;
    }
}
