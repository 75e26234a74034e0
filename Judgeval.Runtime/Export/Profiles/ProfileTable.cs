using static Judgeval.AttributeProfiles;
using static Judgeval.Export.Profiles.Conversions;

namespace Judgeval.Export.Profiles;

/// <summary>
/// What each backend reads, and what of a span it is. Nothing else has to be written for one more, save its line in <c>docs/profiles.md</c>, which a test
/// compares. An attribute that the span has already stays as it is.
/// </summary>
internal static class ProfileTable
{
    internal static readonly ProfileRow[] Rows =
    [
        new(TraceRoot, "traceroot.span.type", "<kind>", TraceRootKind),
        new(TraceRoot, "traceroot.span.input", "judgment.input", AsIs),
        new(TraceRoot, "traceroot.span.output", "judgment.output", AsIs),
        new(TraceRoot, "traceroot.span.tags", "tag.tags", AsIs),
        new(TraceRoot, "traceroot.span.path", "<names of the spans above, and its own>", AsIs),
        new(TraceRoot, "traceroot.span.ids_path", "<ids of the spans above>", AsIs),
        new(TraceRoot, "traceroot.trace.session_id", "session.id", AsIs),
        new(TraceRoot, "traceroot.trace.user_id", "user.id | judgment.customer_user_id", AsIs),
        new(TraceRoot, "traceroot.llm.model", "gen_ai.request.model", AsIs),
        new(TraceRoot, "traceroot.llm.usage", "<token counts>", AsIs),
        new(TraceRoot, "traceroot.llm.prompt", "gen_ai.prompt", AsIs),
        new(TraceRoot, "traceroot.environment", "<environment>", AsIs),
        new(TraceRoot, "deployment.environment", "traceroot.environment | <environment>", AsIs),
        new(TraceRoot, "traceroot.git.repo", "<git repository>", AsIs),
        new(TraceRoot, "traceroot.git.ref", "<git ref>", AsIs),
        new(TraceRoot, "traceroot.sdk.name", "<tracer>", AsIs),
        new(TraceRoot, "traceroot.sdk.version", "<version of the tracer>", AsIs),

        new(TraceRoot | OpenInference, "openinference.span.kind", "<kind>", OpenInferenceKind),
        new(TraceRoot | OpenInference, "input.value", "judgment.input", AsIs),
        new(TraceRoot | OpenInference, "input.mime_type", "judgment.input", MimeType),
        new(TraceRoot | OpenInference, "output.value", "judgment.output", AsIs),
        new(TraceRoot | OpenInference, "output.mime_type", "judgment.output", MimeType),
        new(TraceRoot | OpenInference, "metadata", "traceroot.span.metadata", AsIs),
        new(TraceRoot | OpenInference, "llm.model_name", "gen_ai.request.model", AsIs),
        new(TraceRoot | OpenInference, "llm.token_count.prompt", "gen_ai.usage.input_tokens", AsIs),
        new(TraceRoot | OpenInference, "llm.token_count.completion", "gen_ai.usage.output_tokens", AsIs),
        new(TraceRoot | OpenInference, "llm.token_count.total", "<sum of the token counts>", AsIs),
        new(TraceRoot | OpenInference, "llm.token_count.prompt_details.cache_read", "gen_ai.usage.cache_read.input_tokens", AsIs),
        new(TraceRoot | OpenInference, "llm.token_count.prompt_details.cache_write", "gen_ai.usage.cache_creation.input_tokens", AsIs),
        new(OpenInference, "llm.provider", "gen_ai.provider.name", AsIs),
        new(OpenInference, "llm.invocation_parameters", "traceroot.llm.model_parameters", AsIs),
        new(OpenInference, "llm.cost.total", "judgment.usage.total_cost_usd", AsIs),

        new(OpenInference | Traccia, "tool.name", "gen_ai.tool.name | <name>", AsIs.On("tool")),
        new(OpenInference, "agent.name", "gen_ai.agent.name | <name>", AsIs.On("agent")),
        new(TraceRoot | OpenInference | Traccia, "user.id", "judgment.customer_user_id", AsIs),

        new(Traccia, "span.type", "<kind>", AsIs),
        new(Traccia, "span.tags", "tag.tags", AsIs),
        new(Traccia, "input.args.*", "judgment.input", Arguments),
        new(Traccia, "result", "judgment.output", AsIs),
        new(Traccia, "agent.id", "<agent id> | <service name>", AsIs),
        new(Traccia, "agent.name", "agent.id | <agent name> | <agent id> | <service name>", AsIs),
        new(Traccia, "agent.type", "agent.id | <agent id> | <service name>", Constant("workflow")),
        new(Traccia, "env", "environment | <environment>", AsIs),
        new(Traccia, "environment", "<environment>", AsIs),
        new(Traccia, "llm.model", "gen_ai.request.model", AsIs),
        new(Traccia, "llm.vendor", "gen_ai.provider.name", AsIs),
        new(Traccia, "llm.prompt", "gen_ai.prompt | judgment.input", AsIs.On("llm")),
        new(Traccia, "llm.completion", "gen_ai.completion | judgment.output", AsIs.On("llm")),
        new(Traccia, "llm.temperature", "gen_ai.request.temperature", AsIs),
        new(Traccia, "llm.max_tokens", "gen_ai.request.max_tokens", AsIs),
        new(Traccia, "llm.finish_reason", "gen_ai.response.finish_reasons", First),
        new(Traccia, "llm.usage.prompt_tokens", "gen_ai.usage.input_tokens", AsIs),
        new(Traccia, "llm.usage.input_tokens", "gen_ai.usage.input_tokens", AsIs),
        new(Traccia, "llm.usage.completion_tokens", "gen_ai.usage.output_tokens", AsIs),
        new(Traccia, "llm.usage.output_tokens", "gen_ai.usage.output_tokens", AsIs),
        new(Traccia, "llm.usage.total_tokens", "<sum of the token counts>", AsIs),
        new(Traccia, "llm.usage.source", "<token counts>", Constant("provider_usage")),
        new(Traccia, "llm.cost.usd", "judgment.usage.total_cost_usd", AsIs),
        new(Traccia, "llm.pricing.source", "judgment.pricing.source", AsIs),
        new(Traccia, "llm.pricing.model_key", "judgment.pricing.model_key", AsIs),
        new(Traccia, "llm.pricing.match_kind", "judgment.pricing.match_kind", AsIs),
        new(Traccia, "llm.pricing.provider", "judgment.pricing.provider", AsIs),
        new(Traccia, "llm.pricing.generated_at", "judgment.pricing.generated_at", AsIs),
        new(Traccia, "llm.pricing.snapshot_version", "judgment.pricing.generated_at", AsIs),
        new(Traccia, "llm.pricing.age_days", "judgment.pricing.age_days", AsIs),
        new(Traccia, "llm.pricing.cache_fallback", "judgment.pricing.cache_fallback", AsIs),
    ];
}
