namespace Judgeval.Llm.Wire.Responses;

/// <summary>What a model answered. What it did not say is null.</summary>
internal sealed record LlmResponseFacts
{
    internal string? Id { get; init; }

    internal string? Model { get; init; }

    internal string? ServiceTier { get; init; }

    internal string? SystemFingerprint { get; init; }

    internal IReadOnlyList<LlmChoiceFacts> Choices { get; init; } = [];

    /// <summary>One message for each choice, with its parts, as JSON: <c>gen_ai.output.messages</c>. Null if there is none, or content is not wanted.</summary>
    internal string? OutputMessages { get; init; }

    /// <summary>Null if the provider said nothing of it.</summary>
    internal LlmUsageFacts? Usage { get; init; }

    /// <summary>Null if nothing went wrong; set for an error in the middle of a stream too.</summary>
    internal LlmErrorFacts? Error { get; init; }

    /// <summary>Why the provider refused the prompt or withheld an answer, in its words.</summary>
    internal string? BlockReason { get; init; }

    /// <summary>How the provider's filters rated prompt or answer, as JSON.</summary>
    internal string? SafetyRatings { get; init; }

    internal long? VectorCount { get; init; }

    /// <summary>How many numbers a vector has.</summary>
    internal long? Dimensions { get; init; }

    /// <summary>The timestamp of the bytes that had the first content in them: text, reasoning, a tool call; not a role or a ping. Null without content.</summary>
    internal long? FirstContentTimestamp { get; init; }

    /// <summary>Bytes of the body up to its end, after decompression, captured or not.</summary>
    internal long BodyLength { get; init; }

    /// <summary>Events of a stream; 1 for a body that is no stream.</summary>
    internal int EventCount { get; init; }

    /// <summary>The answer is whole: the format's own last event was there, or the end of its JSON.</summary>
    internal bool IsComplete { get; init; }

    /// <summary>Something could not be read.</summary>
    internal bool IsMalformed { get; init; }

    /// <summary>Something is missing for its length.</summary>
    internal bool IsShortened { get; init; }
}
