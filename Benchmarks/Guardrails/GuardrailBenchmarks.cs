using System.Diagnostics;
using BenchmarkDotNet.Attributes;
using Judgeval.Guardrails;
using Judgeval.Values;

namespace Judgeval.Benchmarks.Guardrails;

/// <summary>What looking for guardrails costs a span when it ends. The first three tell nothing: they must be below 2 µs and allocate nothing.</summary>
[MemoryDiagnoser]
public class GuardrailBenchmarks : IDisposable
{
    private static readonly string[] Filtered = ["content_filter"];
    private static readonly string[] Stopped = ["stop"];

    private readonly ActivitySource _source = new("guardrail benchmarks");
    private readonly GuardrailEngine _engine = new(new GuardrailSettings(), ValueSettings.Default);
    private readonly ActivityListener _listener = new()
    {
        ShouldListenTo = static source => source.Name == "guardrail benchmarks",
        Sample = static (ref _) => ActivitySamplingResult.AllDataAndRecorded,
    };

    private Activity _plain = null!;
    private Activity _model = null!;
    private Activity _longModel = null!;
    private Activity _failedTool = null!;
    private Activity _filtered = null!;

    [GlobalSetup]
    public void Start()
    {
        ActivitySource.AddActivityListener(_listener);
        _plain = Span(("judgment.span_kind", "span"), ("judgment.input", """{"query":"Oslo","topK":3}"""), ("judgment.output", "12 hits"), ("team", "search"));
        _model = Model(Answer(1));
        _longModel = Model(Answer(200));
        _failedTool = Span(("judgment.span_kind", "tool"), ("error.type", "System.UnauthorizedAccessException"), ("error.message", "Access is denied."));
        _filtered = Span(("judgment.span_kind", "llm"), ("gen_ai.request.model", "gpt-4o"), ("gen_ai.response.finish_reasons", Filtered));
    }

    [Benchmark(Baseline = true)]
    public void PlainSpan() => _engine.Stopped(_plain);

    [Benchmark]
    public void ModelCall() => _engine.Stopped(_model);

    [Benchmark]
    public void ModelCallWithALongAnswer() => _engine.Stopped(_longModel);

    [Benchmark]
    public void ToolThatWasDenied() => _engine.Stopped(_failedTool);

    [Benchmark]
    public void ModelCallThatWasFiltered() => _engine.Stopped(_filtered);

    [GlobalCleanup]
    public void Dispose()
    {
        _listener.Dispose();
        _source.Dispose();
        GC.SuppressFinalize(this);
    }

    private static string Answer(int sentences) =>
        $$"""[{"role":"assistant","parts":[{"type":"text","content":"{{string.Concat(Enumerable.Repeat("Take a warm coat. ", sentences))}}"}],"finish_reason":"stop"}]""";

    // What one chat call has, in the names of Judgment and of OpenTelemetry.
    private Activity Model(string answer) => Span(
        ("gen_ai.operation.name", "chat"), ("gen_ai.provider.name", "openai"), ("gen_ai.request.model", "gpt-4o"), ("judgment.span_kind", "llm"), ("judgment.llm.provider", "openai"),
        ("judgment.llm.model", "gpt-4o"), ("gen_ai.request.temperature", 0.2), ("gen_ai.request.max_tokens", 400L), ("server.address", "api.openai.com"), ("server.port", 443),
        ("gen_ai.input.messages", """[{"role":"user","parts":[{"type":"text","content":"What do I pack?"}]}]"""), ("gen_ai.response.id", "chatcmpl-1"), ("gen_ai.response.model", "gpt-4o-2024-08-06"),
        ("gen_ai.response.finish_reasons", Stopped), ("gen_ai.usage.input_tokens", 120L), ("gen_ai.usage.output_tokens", 57L), ("judgment.usage.output_tokens", 57L),
        ("gen_ai.output.messages", answer));

    private Activity Span(params (string Key, object Value)[] attributes)
    {
        using Activity root = _source.StartActivity("root")!;
        using Activity span = _source.StartActivity("span")!;
        foreach ((string key, object value) in attributes)
        {
            span.SetTag(key, value);
        }

        // Makes what the trace keeps, which it does once.
        _engine.Stopped(span);
        return span;
    }
}
