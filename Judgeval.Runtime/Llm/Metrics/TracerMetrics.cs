using System.Diagnostics.Metrics;
using Judgeval.Configuration;
using Judgeval.Diagnostics;
using Judgeval.Export.Delivery;
using Judgeval.Internal;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace Judgeval.Llm.Metrics;

/// <summary>What one tracer measures, and the export of it if an endpoint is set.</summary>
internal sealed class TracerMetrics : IDisposable
{
    private const int IntervalMilliseconds = 60_000;

    // OpenTelemetry drops what is beyond without a word: the program's counters and histograms, 1,000 each, and ours.
    private const int MostMetrics = 2100;

    private readonly GenAiMeter _meter = GenAiMeter.Rent();
    private readonly MetricExporter? _exporter;
    private readonly MeterProvider? _provider;
    private int _isShutDown;

    internal TracerMetrics(TracerSettings settings, Func<string?> projectId, RuntimeLog log, TimeSource time)
    {
        GenAi = new GenAiMetrics(_meter.Instruments);
        if (settings.MetricsEndpoint is { } endpoint)
        {
            _exporter = new MetricExporter(settings, endpoint, projectId, log, time);
            _provider = Build(settings, projectId(), _exporter);
        }
    }

    internal GenAiMetrics GenAi { get; }

    internal CustomInstruments Custom => _meter.Custom;

    /// <summary>Whether it sends metrics by itself.</summary>
    internal bool IsExporting => _provider is not null;

    /// <summary>True if what was measured has been delivered, or nobody wants it.</summary>
    internal bool ForceFlush(Deadline deadline)
    {
        if (_provider is null || Volatile.Read(ref _isShutDown) != 0)
        {
            return true;
        }

        try
        {
            _exporter!.Limit(deadline);
            return _provider.ForceFlush(deadline.Left);
        }
        finally
        {
            _exporter!.Limit(null);
        }
    }

    /// <summary>Delivers what was measured, once, and ends.</summary>
    internal bool Shutdown(Deadline deadline)
    {
        if (Interlocked.Exchange(ref _isShutDown, 1) != 0)
        {
            return true;
        }

        _exporter?.End(deadline);
        bool isDelivered = (_provider?.Shutdown(deadline.Left) ?? true) && _exporter is not { HasFailed: true };
        _provider?.Dispose();
        _exporter?.Dispose();
        _meter.Return();
        return isDelivered;
    }

    public void Dispose() => Shutdown(Deadline.In(0));

    // Everything that the environment could change for other exporters is set.
    private MeterProvider Build(TracerSettings settings, string? projectId, MetricExporter exporter) => Sdk.CreateMeterProviderBuilder()
        .SetResourceBuilder(ResourceFactory.Create(settings, projectId))
        .AddMeter(GenAiMeter.Name)
        .AddView(OnlyOwn)
        .SetMaxMetricStreams(MostMetrics)
        .SetExemplarFilter(ExemplarFilterType.AlwaysOff)
        .AddReader(new PeriodicExportingMetricReader(exporter, IntervalMilliseconds, settings.TimeoutMilliseconds) { TemporalityPreference = MetricReaderTemporalityPreference.Cumulative })
        .Build();

    private MetricStreamConfiguration? OnlyOwn(Instrument instrument) => ReferenceEquals(instrument.Meter, _meter.Meter) ? null : MetricStreamConfiguration.Drop;
}
