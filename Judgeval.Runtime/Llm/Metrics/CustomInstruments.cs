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

    internal void Count(string name, double value, IEnumerable<KeyValuePair<string, object?>>? attributes, RuntimeLog? log)
    {
        if (!IsAllowed(name, _counters.ContainsKey(name ?? "") ? 0 : _counters.Count, log))
        {
            return;
        }

        if (value is not (>= 0 and < double.PositiveInfinity))
        {
            log?.Once(LogSeverity.Warning, "metrics.counter." + name, $"RecordCounter: '{name}' was not counted, its value is no number from 0 up. A counter only grows.");
            return;
        }

        Counter<double> counter = _counters.GetOrAdd(name!, name => meter.CreateCounter<double>(name));
        if (counter.Enabled)
        {
            counter.Add(value, Tags(attributes));
        }
    }

    internal void Measure(string name, double value, IEnumerable<KeyValuePair<string, object?>>? attributes, string? unit, RuntimeLog? log)
    {
        if (!IsAllowed(name, _histograms.ContainsKey(name ?? "") ? 0 : _histograms.Count, log))
        {
            return;
        }

        if (double.IsNaN(value) || double.IsInfinity(value) || unit is { Length: > LongestUnit })
        {
            log?.Once(LogSeverity.Warning, "metrics.histogram." + name, $"RecordHistogram: '{name}' was not measured, its value is no finite number or its unit is longer than {LongestUnit} characters.");
            return;
        }

        Histogram<double> histogram = _histograms.GetOrAdd(name!, name => meter.CreateHistogram<double>(name, unit));
        if (histogram.Enabled)
        {
            histogram.Record(value, Tags(attributes));
        }
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
        foreach (KeyValuePair<string, object?> attribute in attributes ?? [])
        {
            if (!string.IsNullOrEmpty(attribute.Key) && attribute.Value is not null)
            {
                tags.Add(attribute.Key, AttributeValue.Of(attribute.Key, attribute.Value));
            }
        }

        return tags;
    }
}
