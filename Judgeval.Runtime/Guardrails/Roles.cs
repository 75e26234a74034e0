using Judgeval.Internal;

namespace Judgeval.Guardrails;

/// <summary>Which attributes are read: those of our own spans, of OpenTelemetry's conventions for generative AI, of Traccia and of OpenInference.</summary>
internal static class Roles
{
    /// <summary>Attributes that may hold what a provider's filter did.</summary>
    internal const Role Signals = Role.FinishReason | Role.StopReason | Role.Refusal | Role.PromptFilter | Role.ContentFilter | Role.BlockReason
        | Role.SafetyRatings | Role.GuardrailAction | Role.IncompleteReason | Role.ErrorType;

    // A switch, because every attribute of every span is looked up.
    internal static Role Of(string key) => key switch
    {
        SemanticConventions.Judgment.SpanKind or SemanticConventions.Judgment.DeclaredKind or "span.type" or ExplicitDetector.AgentSpanType or "openinference.span.kind" => Role.Kind,
        "gen_ai.operation.name" => Role.Operation,
        SemanticConventions.Judgment.Llm.Model or SemanticConventions.GenAi.Request.Model or "gen_ai.response.model" or "llm.model" or "llm.model_name" => Role.Model,
        SemanticConventions.Judgment.Llm.Provider or SemanticConventions.GenAi.ProviderName or "gen_ai.system" or "llm.vendor" or "llm.provider" => Role.Vendor,
        SemanticConventions.GenAi.Prompt or "gen_ai.input.messages" or "llm.prompt" or "llm.input" => Role.Prompt,
        "gen_ai.completion" or "gen_ai.output.messages" or "llm.completion" or "llm.output" => Role.Completion,
        SemanticConventions.Judgment.Input or "input.value" => Role.Input,
        SemanticConventions.Judgment.Output or "output.value" => Role.Output,
        "gen_ai.tool.name" or "agent.tool.name" => Role.ToolName,
        "gen_ai.response.finish_reasons" or "gen_ai.response.finish_reason" or "llm.finish_reason" => Role.FinishReason,
        "gen_ai.response.stop_reason" or "llm.stop_reason" => Role.StopReason,
        "gen_ai.response.status" or "openai.response.status" or "llm.response.status" => Role.Status,
        "gen_ai.response.refusal" or "llm.refusal" => Role.Refusal,
        "gen_ai.response.prompt_filter_results" or "llm.prompt_filter_results" => Role.PromptFilter,
        "gen_ai.response.content_filter_results" or "llm.content_filter_results" => Role.ContentFilter,
        "gen_ai.response.block_reason" or "llm.block_reason" => Role.BlockReason,
        "gen_ai.response.safety_ratings" or "llm.safety_ratings" => Role.SafetyRatings,
        "aws.bedrock.guardrail.action" or "amazon-bedrock-guardrailAction" => Role.GuardrailAction,
        "openai.response.incomplete_reason" or "llm.response.incomplete_reason" => Role.IncompleteReason,
        SemanticConventions.Error.Type => Role.ErrorType,
        SemanticConventions.Error.Message => Role.ErrorMessage,
        SemanticConventions.Guardrails.SuppressMissing or "traccia.guardrail.suppress_missing" => Role.Suppress,
        _ => Role.None,
    };
}
