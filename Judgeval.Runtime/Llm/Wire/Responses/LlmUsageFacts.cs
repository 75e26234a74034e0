namespace Judgeval.Llm.Wire.Responses;

/// <summary>What a call used, counted in one way whoever answered. What the provider did not say, or what cannot be, is null.</summary>
internal sealed record LlmUsageFacts
{
    /// <summary>All input tokens, those of the cache among them.</summary>
    internal long? InputTokens { get; init; }

    /// <summary>Of the input tokens those read from the provider's cache.</summary>
    internal long? CacheReadTokens { get; init; }

    /// <summary>Of the input tokens those written to the provider's cache.</summary>
    internal long? CacheWriteTokens { get; init; }

    /// <summary>All output tokens, those of reasoning among them.</summary>
    internal long? OutputTokens { get; init; }

    /// <summary>Of the output tokens those of reasoning.</summary>
    internal long? ReasoningTokens { get; init; }

    /// <summary>As the provider said it; never a sum of ours.</summary>
    internal long? TotalTokens { get; init; }

    internal long? InputImageTokens { get; init; }

    internal long? OutputImageTokens { get; init; }

    internal long? InputAudioTokens { get; init; }

    internal long? OutputAudioTokens { get; init; }

    /// <summary>What the provider says the call cost, in US dollars.</summary>
    internal double? CostUsd { get; init; }

    /// <summary>The provider's own figures, as JSON; of several that add up, merged.</summary>
    internal string? RawJson { get; init; }

    /// <summary>The input tokens that were neither read from the cache nor written to it.</summary>
    internal long? NonCachedInputTokens => InputTokens is { } input ? Math.Max(0, input - (CacheReadTokens ?? 0) - (CacheWriteTokens ?? 0)) : null;
}
