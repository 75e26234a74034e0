using System.Diagnostics;
using System.Globalization;
using Judgeval.Tests.Support.Faults;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Trace;

namespace Judgeval.Benchmarks.Delivery;

/// <summary>The measured process of <see cref="ExportRace"/>: the same spans from the same source, through one exporter or the other.</summary>
internal static class ExportChild
{
    public const string Command = "export-child";

    private const int WarmUp = 50_000;
    private const int Spans = 400_000;
    private const int Queue = 500_000;
    private const int Batch = 512;

    public static void Run(string exporter, string url, TextWriter output)
    {
        (Action<int> end, Func<long> exported, IDisposable owner) = exporter == "judgeval" ? Ours(url) : Theirs(url);
        using (owner)
        {
            Measure(end, exported, WarmUp, 0);
            double seconds = Measure(end, exported, Spans, WarmUp);
            using var process = Process.GetCurrentProcess();
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Spans / seconds:0} {process.PeakWorkingSet64 / 1048576.0:0}"));
        }
    }

    private static double Measure(Action<int> end, Func<long> exported, int spans, long before)
    {
        long start = Stopwatch.GetTimestamp();
        end(spans);
        while (exported() < before + spans)
        {
            Thread.Sleep(1);
        }

        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static (Action<int> End, Func<long> Exported, IDisposable Owner) Ours(string url)
    {
        var run = new DeliveryRun(
            server: null,
            options =>
            {
                options.ApiUrl = url;
                options.MaxQueueSize = Queue;
                options.MaxExportBatchSize = Batch;
                options.ScheduleDelayMilliseconds = 100;
                options.Compression = "none";
            },
            Export.Delivery.TimeSource.System);
        ActivitySource source = run.Tracer.Source!;
        return (spans => End(source, spans), () => run.Tracer.ReadDiagnostics().Exported, run);
    }

    private static (Action<int> End, Func<long> Exported, IDisposable Owner) Theirs(string url)
    {
#pragma warning disable CA2000 // Each owns the one before it, and the provider all of them.
        var exporter = new CountingExporter(new OtlpExporterOptions { Endpoint = new Uri(url + "/otel/v1/traces"), Protocol = OtlpExportProtocol.HttpProtobuf });
        var processor = new BatchActivityExportProcessor(exporter, Queue, scheduledDelayMilliseconds: 100, exporterTimeoutMilliseconds: 30_000, maxExportBatchSize: Batch);
        TracerProvider provider = Sdk.CreateTracerProviderBuilder().AddSource("theirs").SetSampler(new AlwaysOnSampler()).AddProcessor(processor).Build();
#pragma warning restore CA2000
        var source = new ActivitySource("theirs");
        return (spans => End(source, spans), () => exporter.Exported, provider);
    }

    // As an observed call with two small values writes it.
    private static void End(ActivitySource source, int spans)
    {
        for (int i = 0; i < spans; i++)
        {
            using Activity? span = source.StartActivity("Search");
            span?.SetTag("judgment.span_kind", "tool");
            span?.SetTag("judgment.input", """{"query":"red shoes","topK":10}""");
            span?.SetTag("judgment.output", "[1,2,3,4,5,6,7,8,9,10]");
        }
    }

    private sealed class CountingExporter(OtlpExporterOptions options) : OtlpTraceExporter(options)
    {
        private long _exported;

        public long Exported => Interlocked.Read(ref _exported);

        public override ExportResult Export(in Batch<Activity> activityBatch)
        {
            ExportResult result = base.Export(activityBatch);
            if (result == ExportResult.Success)
            {
                Interlocked.Add(ref _exported, activityBatch.Count);
            }

            return result;
        }
    }
}
