namespace Judgeval.Fody.Plan;

/// <summary>What each call of a method sets in its trace.</summary>
/// <param name="SessionId">Null for none.</param>
/// <param name="UserId">Null for none.</param>
/// <param name="Tags">None of them empty.</param>
internal sealed record TraceContextPlan(string? SessionId, string? UserId, IReadOnlyList<string> Tags);
