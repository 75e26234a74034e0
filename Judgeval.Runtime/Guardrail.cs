using Judgeval.Spans;

namespace Judgeval;

/// <summary>
/// What a guardrail says of itself while it runs, on the current span: that of a method with <see cref="GuardrailAttribute"/> or <c>[Observe("guardrail")]</c>, or a
/// <see cref="GuardrailSpan"/>. Nothing happens without a span, and when it is not recorded; nothing is thrown.
/// </summary>
public static class Guardrail
{
    /// <summary>Says whether the guardrail fired: <c>guardrail.triggered</c>. It wins over what the method returns; the last call counts.</summary>
    /// <param name="triggered">Whether it found what it looks for.</param>
    /// <example>
    /// <code>
    /// [Guardrail("moderation", Category = GuardrailCategory.Moderation)]
    /// static string Clean(string text)
    /// {
    ///     string cleaned = text.Replace("damn", "****", StringComparison.OrdinalIgnoreCase);
    ///     Guardrail.SetTriggered(cleaned != text);
    ///     return cleaned;
    /// }
    /// </code>
    /// </example>
    public static void SetTriggered(bool triggered) => Current.SetTriggered(triggered);

    /// <summary>Says what the guardrail found: <c>guardrail.evidence</c>, a string as it is, anything else as JSON text; secrets are masked.</summary>
    /// <param name="evidence">What it found. It is recorded, so cut it down to what may be seen.</param>
    public static void SetEvidence<T>(T evidence) => Current.SetEvidence(evidence);

    /// <summary>
    /// Says that no guardrail of these categories is expected in this trace: <c>guardrail.suppress_missing</c>, beside what was said before. For a method, a type or an
    /// assembly: <see cref="SuppressMissingGuardrailAttribute"/>.
    /// </summary>
    /// <param name="categories">The categories; none does nothing.</param>
    public static void SuppressMissing(params GuardrailCategory[] categories)
    {
        if (categories is { Length: > 0 })
        {
            GuardrailRecorder.SuppressMissing(Tracer.CurrentSpan.Activity, categories);
        }
    }

    private static GuardrailSpan Current => new(Tracer.CurrentSpan);
}
