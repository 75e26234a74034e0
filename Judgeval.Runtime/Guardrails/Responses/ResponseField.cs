namespace Judgeval.Guardrails.Responses;

/// <summary>The properties of a provider's answer that say something of guardrails.</summary>
internal enum ResponseField
{
    None,
    FinishReason,
    StopReason,
    BlockReason,
    GuardrailAction,
    PromptFilters,
    ContentFilters,
    SafetyRatings,
    IncompleteDetails,
    Error,

    /// <summary>What a model wrote for a tool: its own words, not the provider's.</summary>
    Opaque,
}
