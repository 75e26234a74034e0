using System.Diagnostics.Metrics;
using Judgeval.Diagnostics;
using Judgeval.Llm.Metrics;
using Judgeval.Spans;
using Judgeval.Tests.Otlp;
using Judgeval.Tests.Support;

namespace Judgeval.Tests.Runtime.Llm.Metrics;

/// <summary>Figures of the program's own.</summary>
public sealed class CustomMetricTests
{
    [Fact]
    public async Task counters_add_up_and_histograms_have_their_unit()
    {
        await using MetricServer server = (await MetricServer.StartAsync(static options => options.SampleRate = 0)).Use();

        Tracer.RecordCounter("orders", attributes: [new("channel", "chat"), new("none", null)]);
        Tracer.RecordCounter("orders", 2, [new("channel", "chat")]);
        Tracer.RecordHistogram("size", 7, [new("n", 3)], "By");
        Tracer.RecordHistogram("score", -0.5);

        Assert.Equal(
            [("orders", "", "channel=chat", 3.0), ("score", "1", "", -0.5), ("size", "By", "n=3", 7.0)],
            server.Flush().Order());
        Assert.True(server.Server.Metrics.Single(static metric => metric.Name == "orders").Sum.IsMonotonic);
        Assert.Equal("Judgeval.GenAI", server.Server.MetricRequests[^1].Metrics.ResourceMetrics[0].ScopeMetrics[0].Scope.Name);
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("1st")]
    [InlineData("two words")]
    [InlineData("größe")]
    public async Task a_bad_name_is_one_warning(string? name)
    {
        await using MetricServer server = (await MetricServer.StartAsync()).Use();

        Tracer.RecordCounter(name!);
        Tracer.RecordHistogram(name!, 1);

        Assert.Empty(server.Flush());
        Assert.Contains("is not the name of a metric", Assert.Single(server.Warnings.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public async Task a_bad_value_is_one_warning(double value)
    {
        await using MetricServer server = (await MetricServer.StartAsync()).Use();

        Tracer.RecordCounter("c", value);
        Tracer.RecordCounter("c", value);
        Tracer.RecordHistogram("h", value);

        Assert.Equal(value == -1 ? 1 : 0, server.Flush().Count);
        Assert.Equal(value == -1 ? 1 : 2, server.Warnings.ToString().Split("RecordCounter:").Length + server.Warnings.ToString().Split("RecordHistogram:").Length - 2);
    }

    [Fact]
    public void names_are_limited()
    {
        using var meter = new Meter("tests");
        var made = new HashSet<string>();
        using var listener = new MeterListener { InstrumentPublished = (instrument, _) => { if (ReferenceEquals(instrument.Meter, meter)) { made.Add(instrument.Name); } } };
        listener.Start();
        var warnings = new StringWriter();
        var instruments = new CustomInstruments(meter);

        for (int i = 0; i < 1100; i++)
        {
            instruments.Count($"user.{i}", 1, null, new RuntimeLog(null, LogSeverity.Warning, warnings));
        }

        Assert.Equal(1000, made.Count);
        Assert.Contains("there are 1000 metrics already", warnings.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task secrets_in_attributes_are_masked()
    {
        await using MetricServer server = (await MetricServer.StartAsync()).Use();

        Tracer.RecordCounter("calls", attributes: [new("key", "sk-" + new string('a', 40))]);

        Assert.DoesNotContain("aaaa", server.Flush().Single().Attributes, StringComparison.Ordinal);
    }

    [Fact]
    public void nothing_happens_without_a_tracer()
    {
        TracerScope.SetOverride(null);

        Tracer.RecordCounter("c");
        Tracer.RecordHistogram("h", 1);
        new SpanScope().RecordLlmMetadata(new LlmMetadata { OutputTokens = 1 });
    }

    [Fact]
    public void a_provider_of_the_users_gets_them_by_the_name_of_the_meter()
    {
        string name = "mine." + Guid.NewGuid().ToString("N");
        double sum = 0;
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == "Judgeval.GenAI" && instrument.Name == name)
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<double>((_, value, _, _) => sum += value);
        listener.Start();
        using (new TestTracer())
        {
            Tracer.RecordCounter(name, 2);
        }

        using (new TestTracer())
        {
            Tracer.RecordCounter(name, 3);
        }

        Assert.Equal(5, sum);
    }
}
