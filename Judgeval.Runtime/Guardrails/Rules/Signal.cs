namespace Judgeval.Guardrails.Rules;

/// <summary>Something that a provider says of an answer, whatever it is called on the wire.</summary>
internal enum Signal
{
    /// <summary>Why a model stopped: OpenAI's, Gemini's and OpenTelemetry's word for it.</summary>
    FinishReason,

    /// <summary>Why a model stopped: Anthropic's and Bedrock's word for it.</summary>
    StopReason,

    /// <summary>A refusal in place of an answer.</summary>
    Refusal,

    /// <summary>The name of a filter that has taken the prompt out.</summary>
    PromptFilter,

    /// <summary>The name of a filter that has taken the answer out.</summary>
    ContentFilter,

    /// <summary>The name of a filter for attacks that has taken something out.</summary>
    PromptShield,

    /// <summary>Why a prompt was blocked.</summary>
    BlockReason,

    /// <summary><c>blocked</c>, or how probable harm is.</summary>
    SafetyRating,

    /// <summary>What a guardrail of the provider's did.</summary>
    GuardrailAction,

    /// <summary>Why an answer is not whole.</summary>
    IncompleteReason,

    /// <summary>What a failed call is called.</summary>
    ErrorCode,

    /// <summary>The message of a failed call.</summary>
    ErrorMessage,

    /// <summary>The text of an answer that failed or is not whole.</summary>
    UnfinishedText,
}
