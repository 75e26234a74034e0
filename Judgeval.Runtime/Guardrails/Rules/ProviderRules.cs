using static Judgeval.Guardrails.Rules.Signal;

namespace Judgeval.Guardrails.Rules;

/// <summary>
/// What providers say when they filter, block or refuse. One more is a row here and a test in <c>ProviderRuleTests</c>; docs/guardrails.md has the table for people, and a test
/// compares the two.
/// </summary>
internal static class ProviderRules
{
    internal static readonly ProviderRule[] Rows =
    [
        // Traccia's five.
        new("llm_finish_reason_content_filter", "provider_content_filter", FinishReason, "content_filter", "content_filtered", "SAFETY"),
        new("llm_stop_reason_content_filter", "anthropic_content_filter", StopReason, "content_filtered", "content_filter") { Vendors = Vendors.Anthropic, Integration = "anthropic" },
        new("anthropic_error_message_policy_phrase", "anthropic_policy_violation", ErrorMessage, "content policy", "violates anthropic's usage policy", "usage policy violation")
        {
            Match = Match.Phrase, Confidence = Confidence.Medium, Vendors = Vendors.Anthropic, Integration = "anthropic",
        },
        new("llm_safety_ratings_high_or_blocked", "google_safety_ratings_blocked", SafetyRating, "blocked", "HIGH") { Confidence = Confidence.Medium, Integration = "google_langchain" },
        new("llm_response_status_with_refusal_text", "provider_refusal", UnfinishedText,
            "i can't help with", "i cannot help with", "i'm not able to", "i am not able to", "i can't assist", "i cannot assist", "i'm unable to",
            "against my guidelines", "violates my usage policies", "content policy", "i must decline")
        {
            Match = Match.Phrase, Confidence = Confidence.Medium, Integration = "openai",
        },

        // OpenAI and Azure.
        new("openai_message_refusal", "openai_refusal", Refusal) { Match = Match.Anything },
        new("openai_incomplete_content_filter", "openai_incomplete_content_filter", IncompleteReason, "content_filter"),
        new("provider_error_content_filter", "provider_error_content_filter", ErrorCode, "content_filter", "content_policy_violation", "ResponsibleAIPolicyViolation"),
        new("provider_error_message_content_filter", "provider_error_content_filter", ErrorMessage, "(content_filter)", "content management policy", "ResponsibleAIPolicyViolation")
        {
            Match = Match.Phrase, Confidence = Confidence.Medium,
        },
        new("azure_prompt_filter_results", "azure_prompt_filter", PromptFilter) { Match = Match.Anything, Integration = "azure_openai" },
        new("azure_content_filter_results", "azure_content_filter", ContentFilter) { Match = Match.Anything, Integration = "azure_openai" },
        new("azure_prompt_shield", "azure_prompt_shield", PromptShield) { Match = Match.Anything, Integration = "azure_openai", Category = Categories.PromptInjection },

        // Anthropic.
        new("anthropic_stop_reason_refusal", "anthropic_refusal", StopReason, "refusal") { Integration = "anthropic" },
        new("anthropic_finish_reason_refusal", "anthropic_refusal", FinishReason, "refusal") { Integration = "anthropic" },

        // Gemini.
        new("gemini_finish_reason_blocklist", "gemini_blocklist", FinishReason, "BLOCKLIST") { Integration = "google" },
        new("gemini_finish_reason_prohibited_content", "gemini_prohibited_content", FinishReason, "PROHIBITED_CONTENT", "IMAGE_PROHIBITED_CONTENT") { Integration = "google" },
        new("gemini_finish_reason_spii", "gemini_spii", FinishReason, "SPII") { Integration = "google", Category = Categories.Pii },
        new("gemini_finish_reason_recitation", "gemini_recitation", FinishReason, "RECITATION", "IMAGE_RECITATION") { Integration = "google" },
        new("gemini_finish_reason_image_safety", "gemini_image_safety", FinishReason, "IMAGE_SAFETY") { Integration = "google" },
        new("gemini_prompt_block_reason", "gemini_prompt_blocked", BlockReason, "BLOCK_REASON_UNSPECIFIED") { Match = Match.Anything, Integration = "google" },

        // Bedrock.
        new("bedrock_stop_reason_guardrail", "bedrock_guardrail", StopReason, "guardrail_intervened") { Integration = "bedrock" },
        new("bedrock_finish_reason_guardrail", "bedrock_guardrail", FinishReason, "guardrail_intervened") { Integration = "bedrock" },
        new("bedrock_guardrail_action", "bedrock_guardrail", GuardrailAction, "INTERVENED", "GUARDRAIL_INTERVENED") { Integration = "bedrock" },
        new("bedrock_stop_reason_content_filter", "bedrock_content_filter", StopReason, "content_filtered", "content_filter") { Vendors = Vendors.Bedrock, TakesUnknownVendor = true, Integration = "bedrock" },
    ];

    private static readonly ProviderRule[][] BySignal = [.. Enumerable.Range(0, (int)UnfinishedText + 1).Select(static signal => Array.FindAll(Rows, row => (int)row.Signal == signal))];

    internal static ProviderRule[] For(Signal signal) => BySignal[(int)signal];
}
