namespace Judgeval.Llm.Wire.Routing;

/// <summary>Who answers at a host.</summary>
/// <param name="Name">Judgment's name, for <c>judgment.llm.provider</c>.</param>
/// <param name="ConventionName">OpenTelemetry's, for <c>gen_ai.provider.name</c>; where it has none, a name of the same form.</param>
internal sealed record LlmProvider(string Name, string ConventionName);
