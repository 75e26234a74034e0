using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Diagnostics.Tracing;
using Judgeval.Spans;
using Judgeval.Tests.Support;

namespace Judgeval.Tests.Runtime.Export;

public sealed class DiagnosticsTests
{
    [Fact]
    public void without_a_tracer_all_is_zero()
    {
        Assert.Null(Tracer.Active);
        TracerDiagnostics none = Tracer.Diagnostics;

        Assert.Equal((0, 0, 0, 0, 0), (none.Started, none.Finished, none.Dropped, none.Requests, none.Pending));
        Assert.Equal(12, none.DroppedByReason.Count);
        Assert.All(none.DroppedByReason.Values, static count => Assert.Equal(0, count));
        Assert.Null(none.LastError);
        Assert.Null(none.LastSuccessTime);
    }

    [Fact]
    public async Task every_span_is_in_one_count_at_every_moment()
    {
        await using OtlpServer server = await OtlpServer.StartAsync();
        TracerOptions options = JudgmentAccount.Options(server.Url);
        options.MaxQueueSize = 50;
        options.MaxExportBatchSize = 10;
        Tracer tracer = Tracer.Create(options, static _ => null);
        long ended = 0;
        Thread[] threads = [.. Enumerable.Range(0, 4).Select(_ => new Thread(() =>
        {
            TracerScope.SetOverride(tracer);
            for (int i = 0; i < 500; i++)
            {
                HandWoven.Run(HandWoven.Method("Run"), static () => { });
                Interlocked.Increment(ref ended);
                server.Status = i % 3 == 0 ? 400 : 200;
            }
        }))];

        foreach (Thread thread in threads)
        {
            thread.Start();
        }

        while (threads.Any(static thread => thread.IsAlive))
        {
            long before = Interlocked.Read(ref ended);
            TracerDiagnostics now = tracer.ReadDiagnostics();
            Assert.Equal(now.Finished, now.Exported + now.Rejected + now.DroppedByReason.Values.Sum() + now.Spooled + now.Pending);
            Assert.InRange(now.Finished, before, 2000);
            Assert.InRange(now.Pending, 0, 54);
        }

        tracer.Stop();
        TracerDiagnostics end = tracer.ReadDiagnostics();
        Assert.Equal((2000, 2000, 0), (end.Started, end.Finished, end.Pending));
        Assert.Equal(end.Exported, server.TraceRequests.Count == 0 ? 0 : end.Finished - end.Dropped);
    }

    [Fact]
    public async Task rejected_spans_are_not_exported()
    {
        await using OtlpServer server = await OtlpServer.StartAsync();
        server.Answer = [0x0A, 0x02, 0x08, 0x01];
        using Tracer tracer = JudgmentAccount.Start(JudgmentAccount.Options(server.Url));

        Run();
        Run();
        Assert.False(tracer.Flush());

        TracerDiagnostics now = Tracer.Diagnostics;
        Assert.Equal((2, 1, 1, 0, 1), (now.Finished, now.Exported, now.Rejected, now.Dropped, now.Requests));
    }

    [Fact]
    public void traces_that_are_left_out_are_counted()
    {
        using (var sampled = new TestTracer(static options => options.SampleRate = 0))
        {
            HandWoven.Run(HandWoven.Method("Root"), static () => Run());
            Assert.Equal((1, 0), (sampled.Tracer.ReadDiagnostics().SampledOutTraces, sampled.Tracer.ReadDiagnostics().Started));
        }

        using var limited = new TestTracer(static options => options.MaxSpansPerSecond = 0.001);
        Run();
        HandWoven.Run(HandWoven.Method("Root"), static () => Run());
        TracerDiagnostics now = limited.Tracer.ReadDiagnostics();
        Assert.Equal((1, 1, 2), (now.Started, now.RateLimitedTraces, now.RateLimitedSpans));
    }

    [Fact]
    public async Task a_tracer_that_only_writes_to_the_console_counts_there()
    {
        TracerOptions options = JudgmentAccount.Options(JudgmentAccount.Nowhere);
        options.Exporters = ["console"];
        options.ConsoleWriter = new StringWriter();
        using Tracer tracer = JudgmentAccount.Start(options);

        Run();

        Assert.True(await tracer.FlushAsync());
        Assert.Equal((1, 1, 0), (tracer.ReadDiagnostics().Finished, tracer.ReadDiagnostics().Exported, tracer.ReadDiagnostics().Requests));
    }

    [Fact]
    public async Task the_meter_has_the_same_numbers_of_all_tracers_and_never_goes_back()
    {
        await using OtlpServer server = await OtlpServer.StartAsync();
        var before = Measure();
        Tracer tracer = JudgmentAccount.Start(JudgmentAccount.Options(server.Url));
        Run();
        Assert.True(tracer.Flush());
        var running = Measure();
        tracer.Dispose();
        var after = Measure();

        // Other tests count too.
        foreach (string name in (string[])["judgeval.spans.started", "judgeval.spans.finished", "judgeval.spans.exported", "judgeval.requests", "judgeval.bytes.sent"])
        {
            Assert.True(running[name] > before.GetValueOrDefault(name) && after[name] >= running[name], name);
        }

        Assert.True(after.ContainsKey("judgeval.spans.dropped queue_full"));
        Assert.Equal(27, after.Count);
    }

    [Fact]
    public async Task the_event_source_has_them_as_counters()
    {
        using var listener = new CounterListener();
        using var tracer = new TestTracer();
        Run();

        await CounterListener.Heard.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }

    private static void Run() => HandWoven.Run(HandWoven.Method("Run"), static () => { });

    private static ConcurrentDictionary<string, long> Measure()
    {
        var measured = new ConcurrentDictionary<string, long>();
        using var listener = new MeterListener
        {
            InstrumentPublished = static (instrument, listener) =>
            {
                if (instrument.Meter.Name == "judgeval")
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => measured[tags.Length == 0 ? instrument.Name : $"{instrument.Name} {tags[0].Value}"] = value);
        listener.Start();
        listener.RecordObservableInstruments();
        return measured;
    }

    private sealed class CounterListener : EventListener
    {
        // The base constructor calls the overrides before this class has its fields.
        public static readonly TaskCompletionSource Heard = new(TaskCreationOptions.RunContinuationsAsynchronously);

        protected override void OnEventSourceCreated(EventSource eventSource)
        {
            if (eventSource.Name == "Judgeval-Runtime")
            {
                EnableEvents(eventSource, EventLevel.Error, EventKeywords.None, new Dictionary<string, string?> { ["EventCounterIntervalSec"] = "0.1" });
            }
        }

        protected override void OnEventWritten(EventWrittenEventArgs eventData)
        {
            if (eventData is { EventName: "EventCounters", EventSource.Name: "Judgeval-Runtime", Payload: [IDictionary<string, object> counter] }
                && Equals(counter["Name"], "spans-started")
                && counter["Mean"] is > 0.0)
            {
                Heard.TrySetResult();
            }
        }
    }
}
