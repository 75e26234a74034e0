using Judgeval.Internal;
using Judgeval.Spans;

namespace Judgeval;

/// <summary>
/// The span of a check that is no method of its own; <see cref="GuardrailAttribute"/> does it for a method. Disposing it ends the span. Every member does nothing when
/// there is no span, when it is not recorded, and when it has ended; none throws. A value of two words: nothing is allocated for it.
/// </summary>
/// <example>
/// <code>
/// using (GuardrailSpan check = GuardrailSpan.Start("blocklist", GuardrailCategory.InputValidation, EnforcementMode.Block))
/// {
///     string? found = Array.Find(blocklist, question.Contains);
///     check.SetTriggered(found is not null);
///     check.SetEvidence(found);
/// }
/// </code>
/// </example>
public readonly struct GuardrailSpan : IDisposable
{
    internal GuardrailSpan(SpanScope span) => Span = span;

    /// <summary>The span as any other, to say more of it.</summary>
    public SpanScope Span { get; }

    /// <summary>
    /// Starts a span under the current one, called <c>guardrail.</c> and the name, of the kind <see cref="SpanKinds.Guardrail"/>, and makes it current until it is disposed.
    /// </summary>
    /// <param name="name">What the guardrail is called: <c>guardrail.name</c>; null or empty becomes <c>unnamed_guardrail</c>.</param>
    /// <param name="category">What it looks for: <c>guardrail.category</c>.</param>
    /// <param name="enforcementMode">What happens when it fires: <c>guardrail.enforcement_mode</c>.</param>
    /// <param name="policyId">The policy that it enforces: <c>guardrail.policy_id</c>; null for none.</param>
    public static GuardrailSpan Start(
        string name,
        GuardrailCategory category = GuardrailCategory.Unknown,
        EnforcementMode enforcementMode = EnforcementMode.Unknown,
        string? policyId = null)
    {
        if (!TracerScope.IsListening)
        {
            return default;
        }

        name = string.IsNullOrEmpty(name) ? GuardrailTerms.Unnamed : name;
        SpanScope span = ManualSpan.Start(name, attributes: null);
        if (span.IsRecording)
        {
            SpanWriter.SetName(span.Activity, "guardrail." + name);
            span.SetSpanKind(SpanKinds.Guardrail);
            span.SetAttribute(SemanticConventions.Guardrails.Name, name);
            span.SetAttribute(SemanticConventions.Guardrails.Category, GuardrailTerms.Of(category));
            span.SetAttribute(SemanticConventions.Guardrails.EnforcementMode, GuardrailTerms.Of(enforcementMode));
            span.SetAttribute(SemanticConventions.Guardrails.PolicyId, string.IsNullOrEmpty(policyId) ? null : policyId);
            span.SetAttribute(SemanticConventions.Guardrails.SourceSdk, GuardrailTerms.ManualSource);
            span.SetAttribute(SemanticConventions.Guardrails.EvidenceType, GuardrailTerms.AttributeEvidence);
        }

        return new GuardrailSpan(span);
    }

    /// <inheritdoc cref="Guardrail.SetTriggered" path="/param"/>
    /// <summary>Says whether the guardrail fired: <c>guardrail.triggered</c>; the last call counts. Without it nobody knows.</summary>
    public void SetTriggered(bool triggered) => Span.SetAttribute(SemanticConventions.Guardrails.Triggered, triggered);

    /// <inheritdoc cref="Guardrail.SetEvidence{T}" path="/summary|/param"/>
    public void SetEvidence<T>(T evidence)
    {
        if (Span.IsRecording && evidence is not null)
        {
            SpanWriter.SetText(Span.Activity, SemanticConventions.Guardrails.Evidence, evidence);
        }
    }

    /// <inheritdoc cref="SpanScope.RecordException" path="/param"/>
    /// <summary>
    /// Records an exception as <see cref="SpanScope.RecordException"/> does. A <see cref="GuardrailException"/> also says that the guardrail fired, and its evidence,
    /// unless something else was said before.
    /// </summary>
    public void RecordException(Exception exception) => Span.RecordException(exception);

    /// <summary>Ends the span.</summary>
    public void Dispose() => Span.Dispose();
}
