using System.Collections;
using System.Diagnostics;
using Judgeval.Guardrails;
using Judgeval.Tests.Support;
using Judgeval.Values;

namespace Judgeval.Tests.Runtime.Guardrails;

public sealed class EngineTests
{
    private readonly GuardrailEngine _engine = new(new GuardrailSettings(), ValueSettings.Default);

    [Fact]
    public void a_failure_never_touches_the_span()
    {
        using var trace = new GuardedTrace();
        Activity span = trace.Add(("judgment.span_kind", "llm"), ("llm.finish_reason", new Throwing()));

        Assert.Contains(span, trace.Tracer.Spans);
        Assert.Equal("llm", span.GetTagItem("judgment.span_kind"));
        Assert.Equal(ActivityStatusCode.Unset, span.Status);
        Assert.Contains("DetectGuardrails failed with System.NotSupportedException", trace.Tracer.Warnings.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void an_answer_in_json_that_is_cut_or_mad_is_read_as_far_as_it_goes()
    {
        const string answer = """{"a":{"b":[1,2,{"finish_reason":"content_filter"}],"c":"\ud800","d":[[[[{"refusal":"x","role":"a"}]]]]}}""";
        for (int length = 0; length <= answer.Length; length++)
        {
            int found = GuardedTrace.FindingsOf(GuardedTrace.Only(("gen_ai.completion", answer.Substring(0, length)))).Length;

            Assert.Equal(length > answer.IndexOf("content_filter\"", StringComparison.Ordinal) + 14 ? 1 : 0, Math.Min(found, 1));
        }
    }

    [Fact]
    public void an_answer_that_is_nested_without_end_is_no_fault()
    {
        using var trace = new GuardedTrace();
        trace.Add(("gen_ai.completion", string.Concat(Enumerable.Repeat("""{"refusal":[""", 10_000))));

        Assert.Equal("", trace.Tracer.Warnings.ToString());
    }

    [Theory]
    [InlineData("""[{"role":"assistant","parts":[{"type":"text","content":"Pack a raincoat."}],"finish_reason":"stop"}]""")]
    [InlineData("Pack a raincoat, whatever the content filter says.")]
    public void a_span_that_tells_nothing_costs_no_memory(string answer)
    {
        using var without = new GuardedTrace();
        Activity plain = without.Add(
            ("judgment.span_kind", "span"), ("judgment.input", """{"q":"Oslo"}"""), ("judgment.output", "12"), ("error.type", "E"), ("error.message", "denied"));
        Assert.Equal(0, Allocated(plain));
        Assert.Null(LocalRoot.KeptBy(without.Root));

        // A trace with a model keeps what that says, once.
        using var trace = new GuardedTrace();
        Activity model = trace.Add(
            ("judgment.span_kind", "llm"), ("gen_ai.request.model", "gpt-4o"), ("gen_ai.provider.name", "openai"), ("gen_ai.response.finish_reasons", new[] { "stop" }),
            ("gen_ai.output.messages", answer), ("gen_ai.input.messages", "[]"), ("llm.finish_reason", """["stop"]"""));
        Assert.NotNull(LocalRoot.KeptBy(trace.Root));
        Assert.Equal(0, Allocated(model));
    }

    [Fact]
    public void ten_thousand_open_traces_with_many_spans_each_are_kept_apart()
    {
        using var tracer = new TestTracer();
        Activity[] roots = [.. Enumerable.Range(0, 10_000).Select(static _ => Judgeval.Tracer.StartSpan("root").Activity!)];
        for (int round = 0; round < 2; round++)
        {
            foreach (Activity root in roots)
            {
                Activity.Current = root;
                using SpanScope span = Judgeval.Tracer.Span("span");
                span.Activity!.SetTag("span.type", round == 0 ? "tool" : "guardrail");
            }
        }

        Activity.Current = null;
        Array.ForEach(roots, static root => root.Stop());
        Assert.All(roots, static root => Assert.Equal((1L, 1L), (root.GetTagItem("guardrail.finding.count"), root.GetTagItem("guardrail.summary.missing_count"))));
    }

    private long Allocated(Activity span)
    {
        const int calls = 100;
        long least = long.MaxValue;
        for (int attempt = 0; attempt < 3; attempt++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < calls; i++)
            {
                _engine.Stopped(span);
            }

            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least / calls;
    }

    private sealed class Throwing : IEnumerable
    {
        public IEnumerator GetEnumerator() => throw new NotSupportedException("no");
    }
}
