namespace Judgeval.Fody.Find;

/// <summary>What <c>[Guardrail]</c> says besides what <c>[Observe]</c> could. The numbers are those of <c>GuardrailCategory</c> and <c>EnforcementMode</c>.</summary>
internal sealed record GuardrailSettings
{
    public string? Name { get; init; }

    public int Category { get; init; }

    public int EnforcementMode { get; init; }

    public string? PolicyId { get; init; }
}
