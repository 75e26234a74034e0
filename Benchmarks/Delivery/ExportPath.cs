using System.Diagnostics;
using Judgeval.Export.Delivery;
using Judgeval.Tests.Support.Faults;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Trace;

namespace Judgeval.Benchmarks.Delivery;

/// <summary>The way from a source to the server, ours or OpenTelemetry's, with equal settings.</summary>
internal sealed class ExportPath : IDisposable
{
    public const string Judgeval = "judgeval";
    public const string OpenTelemetry = "opentelemetry";

    private const int Queue = 500_000;
    private const int Batch = 512;
    private const int DelayMilliseconds = 5000;

    private readonly ActivitySource _source;
    private readonly Func<long> _exported;
    private readonly Action _flush;
    private readonly IDisposable _owner;
    private long _ended;

    private ExportPath(ActivitySource source, Func<long> exported, Action flush, IDisposable owner)
    {
        _source = source;
        _exported = exported;
        _flush = flush;
        _owner = owner;
    }

    public static ExportPath Ours(string url)
    {
#pragma warning disable CA2000 // The path owns it.
        var run = new DeliveryRun(
            server: null,
            options =>
            {
                options.ApiUrl = url;
                options.MaxQueueSize = Queue;
                options.MaxExportBatchSize = Batch;
                options.ScheduleDelayMilliseconds = DelayMilliseconds;
                options.TimeoutMilliseconds = 10_000;
                options.Compression = "none";
            },
            TimeSource.System);
#pragma warning restore CA2000
        return new ExportPath(run.Tracer.Source!, () => run.Tracer.ReadDiagnostics().Exported, () => run.Tracer.Flush(), run);
    }

    public static ExportPath Theirs(string url)
    {
#pragma warning disable CA2000 // Each owns the one before it, and the path all of them.
        var exporter = new CountingExporter(new OtlpExporterOptions
        {
            Endpoint = new Uri(url + "/otel/v1/traces"),
            Protocol = OtlpExportProtocol.HttpProtobuf,
            Headers = $"Authorization=Bearer%20{DeliveryRun.Key},X-Organization-Id=the-org,X-Project-Id=the-project",
        });
        var processor = new BatchActivityExportProcessor(exporter, Queue, DelayMilliseconds, exporterTimeoutMilliseconds: 30_000, Batch);
        TracerProvider provider = Sdk.CreateTracerProviderBuilder().AddSource("theirs").SetSampler(new AlwaysOnSampler()).AddProcessor(processor).Build();
#pragma warning restore CA2000
        return new ExportPath(new ActivitySource("theirs"), () => exporter.Exported, () => Trigger(processor), provider);
    }

    /// <summary>From the start of the first span to the answer for the last.</summary>
    public void Export(int spans)
    {
        for (int i = 0; i < spans; i++)
        {
            // As an observed call with two small values is written. Not a tool: what ours sums up of guardrails on the root of such a trace is no export.
            using Activity? span = _source.StartActivity("Search");
            span?.SetTag("judgment.span_kind", "span");
            span?.SetTag("judgment.input", """{"query":"red shoes","topK":10}""");
            span?.SetTag("judgment.output", "[1,2,3,4,5,6,7,8,9,10]");
        }

        _ended += spans;
        _flush();
        while (_exported() < _ended)
        {
            Thread.Yield();
        }
    }

    public void Dispose() => _owner.Dispose();

    // Its own waiting may sleep over what is done.
    private static void Trigger(BatchActivityExportProcessor processor) => processor.ForceFlush(0);

    private sealed class CountingExporter(OtlpExporterOptions options) : OtlpTraceExporter(options)
    {
        private long _exported;

        public long Exported => Interlocked.Read(ref _exported);

        public override ExportResult Export(in Batch<Activity> activityBatch)
        {
            long count = activityBatch.Count;
            ExportResult result = base.Export(activityBatch);
            if (result == ExportResult.Success)
            {
                Interlocked.Add(ref _exported, count);
            }

            return result;
        }
    }
}
