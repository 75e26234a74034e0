using System.Diagnostics;
using Judgeval.Internal;
using Judgeval.Spans;

namespace Judgeval.Guardrails;

/// <summary>Spans that say themselves that they are guardrails: ours, Traccia's, and those of OpenAI's Agents SDK.</summary>
internal static class ExplicitDetector
{
    internal const string AgentSpanType = "agent.span.type";

    private const string AgentName = "agent.guardrail.name";
    private const string AgentTriggered = "agent.guardrail.triggered";

    internal static void Detect(in SpanFacts facts, ref Detection detection)
    {
        if (facts.IsGuardrail)
        {
            detection.Add((facts.Traits & SpanTraits.AgentGuardrail) != 0 ? OfAgent(facts.Span, in detection) : OfSpan(facts.Span, facts.KindKey!, in detection));
        }
    }

    private static Finding OfAgent(Activity span, in Detection detection)
    {
        string? name = Text(span, AgentName, in detection) ?? Text(span, SemanticConventions.Guardrails.Name, in detection);
        return detection.New(Finding.Explicit, CategoryOf(span), name ?? GuardrailTerms.Unnamed) with
        {
            Confidence = Confidence.High,
            Triggered = Outcome(span.GetTagItem(AgentTriggered)) ?? Outcome(span.GetTagItem(SemanticConventions.Guardrails.Triggered)),
            EnforcementMode = EnforcementModes.Parse(span.GetTagItem(SemanticConventions.Guardrails.EnforcementMode)),
            Reason = "openai_agents_guardrail_span",
            Integration = "openai_agents",
            Keys = [AgentSpanType, AgentName, AgentTriggered],
        };
    }

    private static Finding OfSpan(Activity span, string kindKey, in Detection detection)
    {
        string? name = Text(span, SemanticConventions.Guardrails.Name, in detection);
        bool? triggered = Outcome(span.GetTagItem(SemanticConventions.Guardrails.Triggered));
        bool isComplete = name is not null && triggered is not null && span.GetTagItem(SemanticConventions.Guardrails.Category) is not null;
        return detection.New(Finding.Explicit, CategoryOf(span), name ?? GuardrailTerms.Unnamed) with
        {
            Confidence = isComplete ? Confidence.High : Confidence.Medium,
            Triggered = triggered,
            EnforcementMode = EnforcementModes.Parse(span.GetTagItem(SemanticConventions.Guardrails.EnforcementMode)),
            Reason = "manual_observe_guardrail_span",
            Integration = GuardrailTerms.ManualSource,
            Keys = [kindKey, SemanticConventions.Guardrails.Name, SemanticConventions.Guardrails.Category],
            Excerpt = Text(span, SemanticConventions.Guardrails.Evidence, in detection),
        };
    }

    private static Categories CategoryOf(Activity span) =>
        span.GetTagItem(SemanticConventions.Guardrails.Category) is string category ? CategoryNames.Parse(category.AsSpan()) : Categories.Unknown;

    private static string? Text(Activity span, string key, in Detection detection) =>
        span.GetTagItem(key) is string text ? Excerpt.Of(key, text, detection.Settings) : null;

    // The text "false" is no yes.
    private static bool? Outcome(object? value) => value switch
    {
        bool triggered => triggered,
        string text when bool.TryParse(text, out bool triggered) => triggered,
        _ => null,
    };
}
