using System.Diagnostics;
using Judgeval.Tests.Support;
using Tracer = Judgeval.Tracer;

namespace Judgeval.Tests.Docs;

/// <summary>The examples of handles and of what a model call used, word for word, run. <see cref="TracerDocsTests"/> finds them here.</summary>
public sealed class ScopeExamples
{
    [Theory]
    [InlineData(Tracing.Recording)]
    [InlineData(Tracing.SampledOut)]
    [InlineData(Tracing.Off)]
    public void a_handle(Tracing tracing)
    {
        using TestTracer? tracer = TestTracer.For(tracing);
        int measured = 0;

        using (SpanScope span = Tracer.Span("index"))
        {
            span.SetSpanKind(SpanKinds.Tool);
            span.SetAttribute("city", "Zürich");
            span.SetAttribute("grade", 'A');
            span.SetAttribute("cache.hit", true);
            span.SetAttribute("attempt", 2);
            span.SetAttribute("score", 0.83);
            span.SetAttribute("customer", new { Plan = "pro", Seats = 12 });
            span.SetAttributes([new("region", "eu"), new("shards", 7)]);
            if (span.IsRecording)
            {
                span.SetAttribute("index.size", MeasureIndex());
            }

            span.Activity?.AddEvent(new ActivityEvent("half done"));
            span.SetStatus(ActivityStatusCode.Error, "The disk is full.");
        }

        Assert.Equal(tracing == Tracing.Recording ? 1 : 0, measured);
        Assert.Equal(measured, tracer?.Spans.Count ?? 0);
        Assert.All(tracer?.Spans ?? [], AssertWritten);

        long MeasureIndex() => ++measured;
    }

    [Theory]
    [InlineData(Tracing.Recording)]
    [InlineData(Tracing.SampledOut)]
    [InlineData(Tracing.Off)]
    public void the_use_of_a_model(Tracing tracing)
    {
        using TestTracer? tracer = TestTracer.For(tracing);

        using (SpanScope span = Tracer.Span("chat"))
        {
            var usage = new LlmUsage { NonCachedInputTokens = 120, CacheCreationInputTokens = 2048, OutputTokens = 350, ReasoningOutputTokens = 256 };
            Tracer.UpdateCurrentSpan(model: "claude-sonnet-4-5", usage: usage);
        }

        Assert.Equal(tracing == Tracing.Recording ? 1 : 0, tracer?.Spans.Count ?? 0);
        Assert.All(tracer?.Spans ?? [], static span => Assert.Equal(
            [120L, 2048L, 350L, 256L],
            new[] { "judgment.usage.non_cached_input_tokens", "judgment.usage.cache_creation_input_tokens", "judgment.usage.output_tokens", "gen_ai.usage.reasoning.output_tokens" }.Select(span.GetTagItem)));
    }

    private static void AssertWritten(Activity span)
    {
        Assert.Equal(
            ["tool", "Zürich", "A", true, 2L, 0.83, """{"Plan":"pro","Seats":12}""", "eu", 7L, 1L],
            new[] { "judgment.span_kind", "city", "grade", "cache.hit", "attempt", "score", "customer", "region", "shards", "index.size" }.Select(span.GetTagItem));
        Assert.Equal("half done", Assert.Single(span.Events).Name);
        Assert.Equal((ActivityStatusCode.Error, "The disk is full."), (span.Status, span.StatusDescription));
    }
}
