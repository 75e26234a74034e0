namespace Judgeval;

/// <summary>What is known of a model call, for <see cref="Tracer.RecordLlmMetadata"/>. What is null is not recorded.</summary>
/// <example>
/// <code>
/// var metadata = new LlmMetadata { Provider = "anthropic", Model = "claude-sonnet-4-5", CacheReadInputTokens = 1200, OutputTokens = 80 };
/// </code>
/// </example>
public sealed record LlmMetadata : LlmUsage
{
    /// <summary>Who runs the model, such as <c>openai</c>: <c>judgment.llm.provider</c>, <c>gen_ai.provider.name</c>.</summary>
    public string? Provider { get; init; }

    /// <summary>The model, as the provider calls it: <c>judgment.llm.model</c>, <c>gen_ai.request.model</c>.</summary>
    public string? Model { get; init; }
}
