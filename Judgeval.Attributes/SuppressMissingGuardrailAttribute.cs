namespace Judgeval;

/// <summary>
/// Says that guardrails of some categories are not expected, so that a trace without them does not count them as missing: <c>guardrail.suppress_missing</c> on the
/// spans of the method, constructor or property, or of all observed members of a type, module or assembly.
/// </summary>
/// <remarks>What a nearer place says is added to what the wider ones say, because a trace takes together what all its spans say.</remarks>
/// <example>
/// <code>
/// [Observe(SpanKinds.Agent)]
/// [SuppressMissingGuardrail(GuardrailCategory.Moderation, GuardrailCategory.OutputValidation)]
/// static Task&lt;string&gt; SummariseAsync(string report) => Task.FromResult(report.Split('.')[0]);
/// </code>
/// </example>
[AttributeUsage(
    AttributeTargets.Method | AttributeTargets.Constructor | AttributeTargets.Property | AttributeTargets.Class | AttributeTargets.Struct
    | AttributeTargets.Interface | AttributeTargets.Module | AttributeTargets.Assembly,
    AllowMultiple = true,
    Inherited = false)]
public sealed class SuppressMissingGuardrailAttribute : Attribute
{
    /// <summary>No guardrail of these categories is expected.</summary>
    /// <param name="category">One of them.</param>
    /// <param name="more">The others.</param>
    public SuppressMissingGuardrailAttribute(GuardrailCategory category, params GuardrailCategory[] more) => Categories = [category, .. more];

    /// <summary>The categories.</summary>
    public IReadOnlyList<GuardrailCategory> Categories { get; }
}
