namespace Judgeval.Llm.Wire.Routing;

/// <summary>One row of the table of paths.</summary>
/// <param name="Ending">How the path ends.</param>
/// <param name="Api">What is spoken there.</param>
/// <param name="Operation">OpenTelemetry's name, for <c>gen_ai.operation.name</c>.</param>
/// <param name="ModelAfter">The segment that the model's name follows in the path; null if the body has it.</param>
/// <param name="IsStream">Whether the path alone says that the answer is a stream.</param>
internal sealed record PathRow(string Ending, LlmApi Api, string Operation, string? ModelAfter = null, bool IsStream = false);
