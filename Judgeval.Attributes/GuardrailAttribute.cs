namespace Judgeval;

/// <summary>
/// Makes every call of the method a span of kind <see cref="SpanKinds.Guardrail"/>, which says what was checked and whether it fired. A result of type
/// <c>bool</c> or <c>GuardrailResult</c>, also in a task, is written to <c>guardrail.triggered</c>: <see langword="true"/> means that the guardrail fired.
/// </summary>
/// <remarks>
/// What <c>Guardrail.SetTriggered</c> said in the method wins over the result. When the method throws, nothing is said, unless it was a <c>GuardrailException</c>:
/// then the guardrail fired. <see cref="ObserveAttribute"/> on the same method adds what it has besides; the span is one, and its kind stays.
/// </remarks>
/// <example>
/// <code>
/// [Guardrail("pii_check", Category = GuardrailCategory.Pii, EnforcementMode = EnforcementMode.Warn)]
/// static bool HasEmail(string text) => text.Contains('@');
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class GuardrailAttribute : Attribute
{
    /// <summary>A guardrail that is called as its method is.</summary>
    public GuardrailAttribute()
    {
    }

    /// <summary>A guardrail.</summary>
    /// <param name="name">What it is called: <c>guardrail.name</c>. An empty text is a build warning, and the method's name stands for it.</param>
    public GuardrailAttribute(string name) => Name = name;

    /// <summary>What the guardrail is called: <c>guardrail.name</c>. Default: the method's name.</summary>
    public string? Name { get; }

    /// <summary>What it looks for: <c>guardrail.category</c>. Default: <see cref="GuardrailCategory.Unknown"/>.</summary>
    public GuardrailCategory Category { get; set; }

    /// <summary>What happens when it fires: <c>guardrail.enforcement_mode</c>. Default: <see cref="EnforcementMode.Unknown"/>.</summary>
    public EnforcementMode EnforcementMode { get; set; }

    /// <summary>The policy that it enforces: <c>guardrail.policy_id</c>. Default: none. An empty text is a build warning.</summary>
    public string? PolicyId { get; set; }

    /// <inheritdoc cref="ObserveAttribute.SpanName"/>
    public string? SpanName { get; set; }

    /// <inheritdoc cref="ObserveAttribute.RecordInput"/>
    public bool RecordInput { get; set; } = true;

    /// <summary>
    /// Whether the result is recorded in <c>judgment.output</c>. Default: <see langword="true"/>. <c>guardrail.triggered</c> does not depend on it;
    /// <c>[return: DoNotRecord]</c> leaves out both.
    /// </summary>
    public bool RecordOutput { get; set; } = true;

    /// <inheritdoc cref="ObserveAttribute.SkipArguments"/>
    public string[] SkipArguments { get; set; } = [];
}
