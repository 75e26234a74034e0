namespace Judgeval.Llm.Wire.Routing;

/// <summary>What a request is about, as far as its address says.</summary>
/// <param name="Provider">Who answers.</param>
/// <param name="Api">The format.</param>
/// <param name="Operation">OpenTelemetry's name, for <c>gen_ai.operation.name</c>.</param>
/// <param name="Model">The model that the path names, or null.</param>
/// <param name="IsStream">Whether the path alone says that the answer is a stream.</param>
/// <param name="IsKnownHost">Whether the host is in the table. If not, the provider is the one whose format it is.</param>
internal sealed record LlmRoute(LlmProvider Provider, LlmApi Api, string Operation, string? Model, bool IsStream, bool IsKnownHost);
