using Judgeval.Diagnostics;

namespace Judgeval;

/// <content>Figures of the program's own.</content>
public sealed partial class Tracer
{
    /// <summary>
    /// Adds to a counter of the program's own, on the meter <c>Judgeval.GenAI</c>. It counts whether or not the trace is recorded. Nothing happens without a tracer, and without an
    /// endpoint (<see cref="TracerOptions.MetricsEndpoint"/>) or a provider of yours that takes the meter.
    /// </summary>
    /// <param name="name">A letter, then up to 254 letters, digits and <c>_ - . /</c>; 1,000 names at most. What differs from call to call belongs into the attributes.</param>
    /// <param name="value">What is added, from 0 up.</param>
    /// <param name="attributes">Each combination of values is a series of its own. Values as <see cref="SetAttribute(string, object)"/> takes them.</param>
    /// <example>
    /// <code>
    /// Tracer.RecordCounter("orders.placed", attributes: [new("channel", "chat")]);
    /// </code>
    /// </example>
    public static void RecordCounter(string name, double value = 1, IEnumerable<KeyValuePair<string, object?>>? attributes = null)
    {
        try
        {
            Active?.RecordOwn(name, value, attributes, isCounter: true, unit: null);
        }
        catch (Exception e)
        {
            Faults.Report(nameof(RecordCounter), e);
        }
    }

    /// <summary>Adds to a histogram of the program's own, as <see cref="RecordCounter"/> does to a counter.</summary>
    /// <param name="name">As with <see cref="RecordCounter"/>.</param>
    /// <param name="value">What was measured: any finite number.</param>
    /// <param name="attributes">As with <see cref="RecordCounter"/>.</param>
    /// <param name="unit">The unit, such as <c>s</c> or <c>By</c>, 63 characters at most; the first one given for a name stays. Default <c>1</c>.</param>
    /// <example>
    /// <code>
    /// Tracer.RecordHistogram("retrieval.score", 0.83, [new("index", "docs")]);
    /// </code>
    /// </example>
    public static void RecordHistogram(string name, double value, IEnumerable<KeyValuePair<string, object?>>? attributes = null, string unit = "1")
    {
        try
        {
            Active?.RecordOwn(name, value, attributes, isCounter: false, unit);
        }
        catch (Exception e)
        {
            Faults.Report(nameof(RecordHistogram), e);
        }
    }

    private void RecordOwn(string name, double value, IEnumerable<KeyValuePair<string, object?>>? attributes, bool isCounter, string? unit)
    {
        if (_metrics is null)
        {
            return;
        }

        if (isCounter)
        {
            _metrics.Custom.Count(name, value, attributes, Log);
        }
        else
        {
            _metrics.Custom.Measure(name, value, attributes, unit, Log);
        }
    }
}
