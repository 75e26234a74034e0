namespace Judgeval.Llm.Wire.Responses;

/// <summary>What went wrong, in the provider's words, without credentials.</summary>
/// <param name="Type">What kind of error: <c>error.type</c>, <c>error.status</c> or <c>error.code</c>, whichever there is; else the HTTP status.</param>
/// <param name="Code">The code, if there is one.</param>
/// <param name="Message">The text, if there is one, cut.</param>
internal sealed record LlmErrorFacts(string Type, string? Code, string? Message);
