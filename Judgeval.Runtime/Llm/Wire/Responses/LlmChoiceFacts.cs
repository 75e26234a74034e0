namespace Judgeval.Llm.Wire.Responses;

/// <summary>How one of the answers ended.</summary>
/// <param name="Index">Its number.</param>
/// <param name="RawFinishReason">In the provider's words; null if its end never came.</param>
/// <param name="FinishReason">stop, length, content_filter, tool_call or error; a word that is in no table as it is; null if its end never came.</param>
internal sealed record LlmChoiceFacts(int Index, string? RawFinishReason, string? FinishReason);
