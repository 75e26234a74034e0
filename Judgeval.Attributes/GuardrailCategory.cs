namespace Judgeval;

/// <summary>
/// What a guardrail looks for: <c>guardrail.category</c> on the wire, in the words that Traccia reads. For a word of your own, use
/// <c>[Observe("guardrail")]</c> and <see cref="SpanTagAttribute"/>; whoever reads the span takes it for <see cref="Unknown"/>.
/// </summary>
public enum GuardrailCategory
{
    /// <summary>None of these, or nobody said: <c>unknown</c>.</summary>
    Unknown = 0,

    /// <summary>Whether an input is allowed, well formed, on the topic: <c>input_validation</c>.</summary>
    InputValidation = 1,

    /// <summary>Instructions hidden in an input: <c>prompt_injection</c>.</summary>
    PromptInjection = 2,

    /// <summary>Personal data: <c>pii</c>.</summary>
    Pii = 3,

    /// <summary>Harmful or unwanted content: <c>moderation</c>.</summary>
    Moderation = 4,

    /// <summary>Whether a tool may be used: <c>tool_permission</c>.</summary>
    ToolPermission = 5,

    /// <summary>Whether an output is allowed, well formed, true: <c>output_validation</c>.</summary>
    OutputValidation = 6,

    /// <summary>How often somebody may ask: <c>rate_limit</c>.</summary>
    RateLimit = 7,
}
