using System.Text.Json;

namespace Judgeval.Guardrails.Responses;

/// <summary>How these properties are spelt, on the wire and by .NET's serializers.</summary>
internal static class ResponseFields
{
    private static readonly (ResponseField Field, string[] Names)[] Spellings =
    [
        (ResponseField.FinishReason, ["finish_reason", "finishReason", "FinishReason"]),
        (ResponseField.StopReason, ["stop_reason", "stopReason", "StopReason"]),
        (ResponseField.BlockReason, ["block_reason", "blockReason", "BlockReason"]),
        (ResponseField.GuardrailAction, ["amazon-bedrock-guardrailAction"]),
        (ResponseField.PromptFilters, ["prompt_filter_results", "promptFilterResults", "PromptFilterResults"]),
        (ResponseField.ContentFilters, ["content_filter_results", "content_filter_result", "contentFilterResults", "ContentFilterResults", "ContentFilterResult"]),
        (ResponseField.SafetyRatings, ["safety_ratings", "safetyRatings", "SafetyRatings"]),
        (ResponseField.IncompleteDetails, ["incomplete_details", "incompleteDetails", "IncompleteDetails"]),
        (ResponseField.Error, ["error", "innererror"]),
        (ResponseField.Opaque, ["arguments", "Arguments", "input", "parameters"]),
    ];

    /// <summary>The property that the reader is at.</summary>
    internal static ResponseField Of(ref Utf8JsonReader reader)
    {
        foreach ((ResponseField field, string[] names) in Spellings)
        {
            foreach (string name in names)
            {
                if (reader.ValueTextEquals(name.AsSpan()))
                {
                    return field;
                }
            }
        }

        return ResponseField.None;
    }
}
