using System.Diagnostics;
using Judgeval.Export.Delivery;
using Judgeval.Tests.Support;

namespace Judgeval.Tests.Runtime.Llm.Pricing;

/// <summary>Which spans get a cost, and what is said of it.</summary>
public sealed class CostAttributeTests
{
    private const string Cost = "judgment.usage.total_cost_usd";

    private static readonly LlmMetadata Call = new() { Provider = "openai", Model = "gpt-4o-2024-08-06", NonCachedInputTokens = 1000, CacheReadInputTokens = 2000, OutputTokens = 500 };

    [Fact]
    public void a_model_call_gets_its_cost_and_where_the_price_is_from()
    {
        using TestTracer tracer = Start();

        Record("llm", Call);

        Assert.Equal(
            new Dictionary<string, object?>
            {
                [Cost] = 0.0025 + 0.0025 + 0.005,
                ["judgment.pricing.source"] = "bundled",
                ["judgment.pricing.model_key"] = "gpt-4o",
                ["judgment.pricing.match_kind"] = "base",
                ["judgment.pricing.provider"] = "openai",
                ["judgment.pricing.generated_at"] = "2026-04-22T15:07:43Z",
                ["judgment.pricing.age_days"] = 10L,
            },
            tracer.Single().TagObjects.Where(static tag => tag.Key == Cost || tag.Key.StartsWith("judgment.pricing.", StringComparison.Ordinal)).ToDictionary(static tag => tag.Key, static tag => tag.Value));
        Assert.Empty(tracer.Warnings.ToString());
    }

    [Fact]
    public void a_price_of_the_users_has_no_age()
    {
        using TestTracer tracer = Start(static options => options.PricingOverride = new Dictionary<string, ModelPrice> { ["gpt-4o-2024-08-06"] = new(1, 1) });

        Record("llm", Call);

        Activity span = tracer.Single();
        Assert.Equal((3.5, "override", null, true), ((double)span.GetTagItem(Cost)!, span.GetTagItem("judgment.pricing.source"), span.GetTagItem("judgment.pricing.age_days"), span.GetTagItem("judgment.pricing.cache_fallback")));
    }

    [Theory]
    [InlineData("agent", null)]
    [InlineData("tool", null)]
    [InlineData("span", null)]
    [InlineData("guardrail", "chat")]
    [InlineData("span", "invoke_agent")]
    [InlineData("llm", "invoke_agent")]
    [InlineData("span", "execute_tool")]
    public void what_sums_up_other_spans_has_no_cost(string kind, string? operation)
    {
        using TestTracer tracer = Start();

        Record(kind, Call, operation);

        Assert.Null(tracer.Single().GetTagItem(Cost));
    }

    [Theory]
    [InlineData("chat")]
    [InlineData("text_completion")]
    [InlineData("generate_content")]
    [InlineData("embeddings")]
    public void an_operation_of_the_conventions_is_a_model_call(string operation)
    {
        using TestTracer tracer = Start();

        Record("span", Call, operation);

        Assert.NotNull(tracer.Single().GetTagItem(Cost));
    }

    [Fact]
    public void a_model_call_around_a_model_call_has_no_cost_of_its_own()
    {
        using TestTracer tracer = Start();

        HandWoven.Run(HandWoven.Method("Answer", kind: "llm"), static () =>
        {
            HandWoven.Run(HandWoven.Method("Helper"), static () => Record("llm", Call));
            Tracer.RecordLlmMetadata(Call);
        });

        Assert.NotNull(tracer.Named("Call").GetTagItem(Cost));
        Assert.Null(tracer.Named("Answer").GetTagItem(Cost));
    }

    [Fact]
    public void a_model_call_around_one_that_reported_nothing_has_the_cost()
    {
        using TestTracer tracer = Start();

        HandWoven.Run(HandWoven.Method("Answer", kind: "llm"), static () =>
        {
            Record("llm", new LlmMetadata { Model = "gpt-4o" });
            Tracer.RecordLlmMetadata(Call);
        });

        Assert.Null(tracer.Named("Call").GetTagItem(Cost));
        Assert.NotNull(tracer.Named("Answer").GetTagItem(Cost));
    }

    [Fact]
    public void a_stream_of_a_model_has_a_cost()
    {
        using TestTracer tracer = Start();

        using (SpanScope span = Tracer.Span("Stream"))
        {
            span.SetSpanKind("generator");
            span.SetAttribute("judgment.declared_kind", "llm");
            span.RecordLlmMetadata(Call);
        }

        Assert.NotNull(tracer.Single().GetTagItem(Cost));
    }

    [Fact]
    public void a_cost_that_is_there_stays_and_has_no_price()
    {
        using TestTracer tracer = Start();

        Record("llm", Call with { TotalCostUsd = 7 });

        Assert.Equal(7.0, tracer.Single().GetTagItem(Cost));
        Assert.Null(tracer.Single().GetTagItem("judgment.pricing.source"));
    }

    [Fact]
    public void nothing_is_invented()
    {
        using TestTracer tracer = Start();

        Record("llm", new LlmMetadata { Provider = "openai", Model = "gpt-4o" });
        Record("llm", new LlmMetadata { NonCachedInputTokens = 1, OutputTokens = 1 });
        Record("llm", new LlmMetadata { Model = "nobody-knows", NonCachedInputTokens = 1, OutputTokens = 1 });
        Record("llm", new LlmMetadata { Model = "gpt-4o", OutputTokens = 1 });

        Assert.Equal(4, tracer.Spans.Count);
        Assert.All(tracer.Spans, static span => Assert.DoesNotContain(span.TagObjects, static tag => tag.Key == Cost || tag.Key.StartsWith("judgment.pricing.", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("gen_ai.usage.input_tokens", "gen_ai.usage.cache_read.input_tokens", "gen_ai.usage.output_tokens", 3000, 0.01)]
    [InlineData("llm.usage.prompt_tokens", "llm.usage.cache_read_tokens", "llm.usage.completion_tokens", 1000, 0.01)]
    [InlineData("llm.usage.input_tokens", "llm.usage.cache_read_tokens", "llm.usage.output_tokens", 1000, 0.01)]
    public void usage_under_other_names_counts(string input, string cached, string output, int inputTokens, double cost)
    {
        using TestTracer tracer = Start();

        using (SpanScope span = Tracer.Span("Call"))
        {
            span.SetAttribute("gen_ai.operation.name", "chat");
            span.SetAttribute("gen_ai.response.model", "gpt-4o");
            span.SetAttribute(input, inputTokens);
            span.SetAttribute(cached, 2000);
            span.SetAttribute(output, 500);
        }

        Assert.Equal(cost, tracer.Single().GetTagItem(Cost));
    }

    [Fact]
    public void reasoning_tokens_are_recorded_and_charged()
    {
        using TestTracer tracer = Start(static options => options.PricingOverride = new Dictionary<string, ModelPrice> { ["r"] = new(0, 1) { Reasoning = 2 } });

        Record("llm", new LlmMetadata { Model = "r", NonCachedInputTokens = 0, OutputTokens = 1000, ReasoningOutputTokens = 600 });

        Assert.Equal((600L, 1.6), (tracer.Single().GetTagItem("gen_ai.usage.reasoning.output_tokens"), tracer.Single().GetTagItem(Cost)));
    }

    [Theory]
    [InlineData(30, 0)]
    [InlineData(31, 1)]
    public void prices_older_than_thirty_days_are_told_once(int days, int warnings)
    {
        using TestTracer tracer = Start(options => options.Time = new Clock(days));

        Record("llm", Call);
        Record("llm", Call);

        Assert.Equal(warnings, tracer.Warnings.ToString().Split($"costs come from prices of 2026-04-22, {days} days old").Length - 1);
        Assert.All(tracer.Spans, span => Assert.Equal((long)days, span.GetTagItem("judgment.pricing.age_days")));
    }

    private static TestTracer Start(Action<TracerOptions>? configure = null) => new(options =>
    {
        options.PricingCachePath = "/nowhere";
        options.Time = new Clock(10);
        configure?.Invoke(options);
    });

    private static void Record(string kind, LlmMetadata metadata, string? operation = null) => HandWoven.Run(HandWoven.Method("Call", kind: kind), () =>
    {
        Tracer.RecordLlmMetadata(metadata);
        Tracer.SetAttribute("gen_ai.operation.name", operation);
    });

    private sealed class Clock(int days) : TimeSource
    {
        internal override DateTimeOffset UtcNow { get; } = new DateTimeOffset(2026, 4, 22, 16, 0, 0, TimeSpan.Zero).AddDays(days);
    }
}
