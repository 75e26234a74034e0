namespace Judgeval;

/// <summary>
/// What a model call used. Each token counts in one place only: those read from and written to the provider's cache are not among the other input tokens.
/// What is null is not known and not recorded; neither is a negative figure.
/// </summary>
/// <remarks>
/// The names <c>judgment.usage.*</c> are Judgment's; <c>gen_ai.usage.*</c> are those of OpenTelemetry's conventions for generative AI, v1.41.
/// </remarks>
public record LlmUsage
{
    /// <summary>
    /// Input tokens that the provider charged in full: <c>judgment.usage.non_cached_input_tokens</c>. Where a provider counts the cached ones in, as OpenAI
    /// does, subtract them. The sum of all three is <c>gen_ai.usage.input_tokens</c>.
    /// </summary>
    public long? NonCachedInputTokens { get; init; }

    /// <summary>Input tokens read from the provider's cache: <c>judgment.usage.cache_read_input_tokens</c>, <c>gen_ai.usage.cache_read.input_tokens</c>.</summary>
    public long? CacheReadInputTokens { get; init; }

    /// <summary>Input tokens written to the provider's cache: <c>judgment.usage.cache_creation_input_tokens</c>, <c>gen_ai.usage.cache_creation.input_tokens</c>.</summary>
    public long? CacheCreationInputTokens { get; init; }

    /// <summary>Output tokens: <c>judgment.usage.output_tokens</c>, <c>gen_ai.usage.output_tokens</c>.</summary>
    public long? OutputTokens { get; init; }

    /// <summary>Those of the output tokens that the model spent on reasoning: <c>gen_ai.usage.reasoning.output_tokens</c>.</summary>
    public long? ReasoningOutputTokens { get; init; }

    /// <summary>
    /// What the call cost, in US dollars: <c>judgment.usage.total_cost_usd</c>. Default: worked out from the tokens and the model's price, on a span of the kind <c>llm</c>.
    /// </summary>
    public double? TotalCostUsd { get; init; }
}
