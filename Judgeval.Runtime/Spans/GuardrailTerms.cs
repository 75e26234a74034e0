namespace Judgeval.Spans;

/// <summary>The words that stand on the wire for what guardrails look for and do. A number that is none of ours is unknown, too.</summary>
internal static class GuardrailTerms
{
    /// <summary>The program said it itself, by an attribute or a call.</summary>
    internal const string ManualSource = "manual_observe";

    /// <summary>The verdict stands in an attribute of the span.</summary>
    internal const string AttributeEvidence = "span_attribute";

    /// <summary>The name of a guardrail that nobody named.</summary>
    internal const string Unnamed = "unnamed_guardrail";

    private const string Unknown = "unknown";

    internal static string Of(GuardrailCategory category) => category switch
    {
        GuardrailCategory.InputValidation => "input_validation",
        GuardrailCategory.PromptInjection => "prompt_injection",
        GuardrailCategory.Pii => "pii",
        GuardrailCategory.Moderation => "moderation",
        GuardrailCategory.ToolPermission => "tool_permission",
        GuardrailCategory.OutputValidation => "output_validation",
        GuardrailCategory.RateLimit => "rate_limit",
        _ => Unknown,
    };

    internal static string Of(EnforcementMode mode) => mode switch
    {
        EnforcementMode.Block => "block",
        EnforcementMode.Warn => "warn",
        EnforcementMode.LogOnly => "log_only",
        _ => Unknown,
    };
}
