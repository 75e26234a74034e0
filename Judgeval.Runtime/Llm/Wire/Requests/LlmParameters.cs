namespace Judgeval.Llm.Wire.Requests;

/// <summary>How the model is to answer. What the request does not say is null.</summary>
internal sealed record LlmParameters
{
    internal double? Temperature { get; init; }

    internal double? TopP { get; init; }

    internal double? TopK { get; init; }

    internal double? FrequencyPenalty { get; init; }

    internal double? PresencePenalty { get; init; }

    internal long? MaxTokens { get; init; }

    internal long? Seed { get; init; }

    internal long? ChoiceCount { get; init; }

    internal IReadOnlyList<string>? StopSequences { get; init; }

    /// <summary>text, json, image or speech: <c>gen_ai.output.type</c>.</summary>
    internal string? OutputType { get; init; }

    internal string? ServiceTier { get; init; }

    /// <summary>How much the model is to think, as the provider calls it.</summary>
    internal string? ReasoningLevel { get; init; }

    internal string? PreviousResponseId { get; init; }

    internal string? ConversationId { get; init; }

    /// <summary>How many numbers a vector is to have.</summary>
    internal long? Dimensions { get; init; }

    internal string? EncodingFormat { get; init; }

    /// <summary>Whether a stream is to end with what it used. OpenAI's sends nothing of it unless asked.</summary>
    internal bool? IncludesUsage { get; init; }
}
