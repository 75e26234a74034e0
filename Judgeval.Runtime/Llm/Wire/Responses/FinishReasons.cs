namespace Judgeval.Llm.Wire.Responses;

/// <summary>The providers' words for the end of an answer, and the convention's.</summary>
internal static class FinishReasons
{
    private const string Stop = "stop";
    private const string Length = "length";
    private const string ToolCall = "tool_call";
    private const string ContentFilter = "content_filter";
    private const string Error = "error";

    private static readonly Dictionary<string, string> Table = new(StringComparer.OrdinalIgnoreCase)
    {
        // Chat Completions and what speaks it.
        ["stop"] = Stop,
        ["eos"] = Stop,
        ["length"] = Length,
        ["model_length"] = Length,
        ["tool_calls"] = ToolCall,
        ["tool_call"] = ToolCall,
        ["function_call"] = ToolCall,
        ["content_filter"] = ContentFilter,
        ["content_filtered"] = ContentFilter,
        ["insufficient_system_resource"] = Error,
        ["abort"] = Error,
        ["error"] = Error,

        // Responses: the status, or why the answer is incomplete.
        ["completed"] = Stop,
        ["max_output_tokens"] = Length,
        ["incomplete"] = Length,
        ["failed"] = Error,
        ["cancelled"] = Error,

        // Anthropic.
        ["end_turn"] = Stop,
        ["stop_sequence"] = Stop,
        ["pause_turn"] = Stop,
        ["max_tokens"] = Length,
        ["model_context_window_exceeded"] = Length,
        ["tool_use"] = ToolCall,
        ["refusal"] = ContentFilter,

        // Gemini, where MAX_TOKENS is spelt as above.
        ["SAFETY"] = ContentFilter,
        ["RECITATION"] = ContentFilter,
        ["BLOCKLIST"] = ContentFilter,
        ["PROHIBITED_CONTENT"] = ContentFilter,
        ["SPII"] = ContentFilter,
        ["LANGUAGE"] = ContentFilter,
        ["IMAGE_SAFETY"] = ContentFilter,
        ["IMAGE_PROHIBITED_CONTENT"] = ContentFilter,
        ["IMAGE_RECITATION"] = ContentFilter,
        ["MODEL_ARMOR"] = ContentFilter,
        ["MALFORMED_FUNCTION_CALL"] = Error,
        ["UNEXPECTED_TOOL_CALL"] = Error,
        ["TOO_MANY_TOOL_CALLS"] = Error,
        ["NO_IMAGE"] = Error,
        ["IMAGE_OTHER"] = Error,
        ["OTHER"] = Error,
    };

    /// <param name="raw">The provider's word.</param>
    /// <param name="endsWithToolCall">Gemini and Responses have no word of their own for that.</param>
    internal static string? Map(string? raw, bool endsWithToolCall)
    {
        if (raw is null)
        {
            return null;
        }

        string reason = Table.TryGetValue(raw, out string? known) ? known : raw;
        return reason == Stop && endsWithToolCall ? ToolCall : reason;
    }
}
