using Judgeval.Spans;
using Judgeval.Tests.Otlp;
using Judgeval.Tests.Support;

namespace Judgeval.Tests.Runtime.Llm.Metrics;

/// <summary>A tracer of the test's own that sends metrics to a server of the test's own.</summary>
internal sealed class MetricServer : IAsyncDisposable
{
    private MetricServer(OtlpServer server, Tracer tracer, StringWriter warnings)
    {
        Server = server;
        Tracer = tracer;
        Warnings = warnings;
    }

    public OtlpServer Server { get; }

    public Tracer Tracer { get; }

    public StringWriter Warnings { get; }

    /// <param name="configure">The spans go nowhere unless this says otherwise.</param>
    public static async Task<MetricServer> StartAsync(Action<TracerOptions>? configure = null)
    {
        OtlpServer server = await OtlpServer.StartAsync();
        var warnings = new StringWriter();
        TracerOptions options = JudgmentAccount.Options(server.Url, warnings);
        options.Exporters = [];
        options.MetricsEndpoint = server.Url + "/v1/metrics";
        options.PricingCachePath = "/nowhere";
        options.Processors.Add(new SpanCollector());
        configure?.Invoke(options);
        return new MetricServer(server, Tracer.Create(options, static _ => null), warnings);
    }

    /// <summary>Makes the tracer that of the test's flow of execution, which a method that is awaited cannot.</summary>
    public MetricServer Use()
    {
        TracerScope.SetOverride(Tracer);
        return this;
    }

    /// <summary>Sends what was measured, and gives what arrived, with the attributes as one text.</summary>
    public List<(string Name, string Unit, string Attributes, double Value)> Flush()
    {
        Assert.True(Tracer.Flush());
        return [.. Server.Metrics.SelectMany(static metric => metric.DataCase == Metric.DataOneofCase.Sum ? Points(metric, metric.Sum) : Points(metric, metric.Histogram))];
    }

    public async ValueTask DisposeAsync()
    {
        await Tracer.DisposeAsync();
        await Server.DisposeAsync();
    }

    private static IEnumerable<(string Name, string Unit, string Attributes, double Value)> Points(Metric metric, Sum sum) =>
        sum.DataPoints.Select(point => (metric.Name, metric.Unit, Text(point.Attributes), point.AsInt + point.AsDouble));

    private static IEnumerable<(string Name, string Unit, string Attributes, double Value)> Points(Metric metric, Histogram histogram) =>
        histogram.DataPoints.Select(point => (metric.Name, metric.Unit, Text(point.Attributes), point.Sum));

    private static string Text(IEnumerable<KeyValue> attributes) => string.Join(' ', attributes
        .Select(static attribute => $"{attribute.Key}={(attribute.Value.ValueCase == AnyValue.ValueOneofCase.IntValue ? attribute.Value.IntValue : attribute.Value.StringValue)}")
        .Order(StringComparer.Ordinal));
}
