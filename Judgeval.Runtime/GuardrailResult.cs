namespace Judgeval;

/// <summary>What a guardrail found, as the result of a method with <see cref="GuardrailAttribute"/>. A <c>bool</c> is one without evidence; the default value did not fire.</summary>
/// <param name="Triggered">Whether the guardrail fired: <c>guardrail.triggered</c>, unless <see cref="Guardrail.SetTriggered"/> said something else.</param>
/// <param name="Evidence">What it found: <c>guardrail.evidence</c>, secrets masked, unless <see cref="Guardrail.SetEvidence"/> was called; null for nothing.</param>
/// <example>
/// <code>
/// [Guardrail("card_number", Category = GuardrailCategory.Pii)]
/// static async Task&lt;GuardrailResult&gt; FindCardAsync(Task&lt;string&gt; answer)
/// {
///     int at = (await answer).IndexOf("4111", StringComparison.Ordinal);
///     return at &lt; 0 ? false : new GuardrailResult(true, $"a card number at {at}");
/// }
/// </code>
/// </example>
public readonly record struct GuardrailResult(bool Triggered, string? Evidence = null)
{
    /// <summary>A result without evidence.</summary>
    /// <param name="triggered">Whether the guardrail fired.</param>
    public static implicit operator GuardrailResult(bool triggered) => FromBoolean(triggered);

    /// <inheritdoc cref="op_Implicit(bool)"/>
    public static GuardrailResult FromBoolean(bool triggered) => new(triggered);
}
