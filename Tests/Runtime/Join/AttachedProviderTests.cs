using System.Diagnostics;
using Judgeval.Tests.Otlp;
using Judgeval.Tests.Support;
using OpenTelemetry;
using OpenTelemetry.Trace;

namespace Judgeval.Tests.Runtime.Join;

/// <summary>A provider of the user's that is handed the processor or the exporter of a tracer.</summary>
public sealed class AttachedProviderTests : IDisposable
{
    private readonly ActivitySource _app = new("app-" + Guid.NewGuid().ToString("N"));

    public static TheoryData<bool> Ways => new(true, false);

    public void Dispose() => _app.Dispose();

    [Theory]
    [MemberData(nameof(Ways))]
    public void what_the_provider_records_goes_to_the_tracers_exporters(bool isProcessor)
    {
        using var tracer = new TestTracer();
        using TracerProvider provider = Attach(tracer.Tracer, isProcessor).Build();

        Activity request = _app.StartActivity("request")!;
        Tracer.Span("Ask", () => _app.StartActivity("query")?.Dispose());
        request.Dispose();

        Assert.Equal(["query", "Ask", "request"], tracer.Spans.Select(static span => span.DisplayName));
        Assert.Same(request, tracer.Named("request"));
        Assert.Equal(tracer.Named("Ask").SpanId, tracer.Named("query").ParentSpanId);
        tracer.AssertNoParentIsMissing();
    }

    [Fact]
    public void each_span_is_taken_once_however_many_ways_there_are()
    {
        using var tracer = new TestTracer();
        using var instrumented = new ActivitySource("instrumented-" + Guid.NewGuid().ToString("N"));
        Tracer.AddInstrumentation(instrumented.Name);
        using TracerProvider first = Attach(tracer.Tracer, isProcessor: true).AddSource("judgeval", instrumented.Name).AddProcessor(new SimpleActivityExportProcessor(tracer.Tracer.SpanExporter)).Build();
        using TracerProvider second = Attach(tracer.Tracer, isProcessor: true).AddSource("judgeval", instrumented.Name).Build();

        Tracer.Span("Ask", () =>
        {
            instrumented.StartActivity("chat")?.Dispose();
            _app.StartActivity("query")?.Dispose();
        });

        Assert.Equal(["chat", "query", "Ask"], tracer.Spans.Select(static span => span.DisplayName));
    }

    [Fact]
    public async Task a_joined_tracer_takes_each_once_too()
    {
        await using OtlpServer server = await OtlpServer.StartAsync();

        ChildResult child = await ChildProcess.RunAsync(nameof(JoinScenarios.JoinAndAttach), new Dictionary<string, string>
        {
            ["JUDGMENT_API_URL"] = server.Url,
            ["JUDGMENT_API_KEY"] = "key",
            ["JUDGMENT_ORG_ID"] = "org",
            ["JUDGMENT_PROJECT_NAME"] = "shop",
        });

        Assert.Equal((0, ""), (child.ExitCode, child.Error));
        Assert.Equal(["Ask", "Later", "query", "request"], server.Spans.Select(static span => span.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void two_tracers_get_it_each_and_neither_gets_the_spans_of_the_other()
    {
        using var one = new TestTracer();
        using var two = new TestTracer();
        using TracerProvider provider = Attach(one.Tracer, isProcessor: true).AddSource("judgeval").AddProcessor(two.Tracer.SpanProcessor).Build();

        _app.StartActivity("request")?.Dispose();
        Tracer.Span("of two", static () => { });

        Assert.Equal("request", one.Single().DisplayName);
        Assert.Equal(["request", "of two"], two.Spans.Select(static span => span.DisplayName));
    }

    [Fact]
    public void what_the_provider_samples_out_is_not_taken()
    {
        var ended = new List<Activity>();
        using var tracer = new TestTracer(options => options.Processors.Add(new Everything(ended)));
        using TracerProvider provider = Attach(tracer.Tracer, isProcessor: true).SetSampler(new RecordOnly()).Build();

        _app.StartActivity("request")?.Dispose();

        Assert.Empty(ended);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void the_end_of_the_provider_is_not_that_of_the_tracer(bool isProcessor)
    {
        using var tracer = new TestTracer();
        TracerProvider provider = Attach(tracer.Tracer, isProcessor).Build();
        Assert.True(provider.Shutdown());
        provider.Dispose();
        using TracerProvider next = Attach(tracer.Tracer, isProcessor).Build();

        Tracer.Span("Ask", static () => { });
        _app.StartActivity("request")?.Dispose();

        Assert.Equal(["Ask", "request"], tracer.Spans.Select(static span => span.DisplayName));
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void a_tracer_that_is_off_or_has_ended_takes_nothing(bool isProcessor)
    {
        using Tracer off = Tracer.Create(new TracerOptions { Monitoring = false }, static _ => null);
        using var ended = new TestTracer();
        using TracerProvider provider = Attach(off, isProcessor).AddProcessor(isProcessor ? ended.Tracer.SpanProcessor : new SimpleActivityExportProcessor(ended.Tracer.SpanExporter)).Build();
        ended.Tracer.Dispose();

        _app.StartActivity("request")?.Dispose();

        Assert.True(provider.ForceFlush());
        Assert.Empty(ended.Spans);
        Assert.Same(off.SpanProcessor, off.SpanProcessor);
        Assert.Same(off.SpanExporter, off.SpanExporter);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task a_flush_of_the_provider_is_true_only_if_all_was_delivered(bool isProcessor)
    {
        await using OtlpServer server = await OtlpServer.StartAsync();
        using Tracer tracer = Tracer.Create(JudgmentAccount.Options(server.Url), static _ => null);
        using TracerProvider provider = Attach(tracer, isProcessor).Build();

        using (Activity request = _app.StartActivity("request")!)
        {
            request.SetTag("authorization", "Bearer abcdefgh12345678");
        }

        Assert.True(provider.ForceFlush());
        Span sent = Assert.Single(server.Spans);
        Assert.Equal(("request", "Bearer ***"), (sent.Name, sent.Attributes.Text("authorization")));

        server.Status = 400;
        _app.StartActivity("rejected")?.Dispose();

        Assert.False(provider.ForceFlush());
    }

    private TracerProviderBuilder Attach(Tracer tracer, bool isProcessor) => Sdk.CreateTracerProviderBuilder()
        .AddSource(_app.Name)
        .AddProcessor(isProcessor ? tracer.SpanProcessor : new SimpleActivityExportProcessor(tracer.SpanExporter));

    private sealed class RecordOnly : Sampler
    {
        public override SamplingResult ShouldSample(in SamplingParameters samplingParameters) => new(SamplingDecision.RecordOnly);
    }

    private sealed class Everything(List<Activity> ended) : BaseProcessor<Activity>
    {
        public override void OnEnd(Activity data) => ended.Add(data);
    }
}
