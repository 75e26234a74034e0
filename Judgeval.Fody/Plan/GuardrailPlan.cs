namespace Judgeval.Fody.Plan;

/// <summary>What the spans of a guardrail say of it.</summary>
/// <param name="Name">Not empty.</param>
/// <param name="Category">The value of <c>GuardrailCategory</c>.</param>
/// <param name="EnforcementMode">The value of <c>EnforcementMode</c>.</param>
/// <param name="PolicyId">Null for none.</param>
internal sealed record GuardrailPlan(string Name, int Category, int EnforcementMode, string? PolicyId);
