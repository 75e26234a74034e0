using Judgeval.Guardrails.Rules;

namespace Judgeval.Tests.Runtime.Guardrails;

/// <summary>A span that says something where a rule looks for it.</summary>
internal static class ProviderSample
{
    /// <summary>The attributes.</summary>
    public static (string Key, object? Value)[] Of(ProviderRule row, string value)
    {
        List<(string Key, object? Value)> sample = [("span.type", "llm"), ("llm.vendor", row.Vendors?[0])];
        sample.AddRange(row.Signal switch
        {
            Signal.FinishReason => [("llm.finish_reason", value)],
            Signal.StopReason => [("llm.stop_reason", value)],
            Signal.Refusal => [("llm.refusal", value)],
            Signal.PromptFilter => [("llm.prompt_filter_results", Filter(value))],
            Signal.ContentFilter => [("llm.content_filter_results", Filter(value))],
            Signal.PromptShield => [("llm.prompt_filter_results", Filter(value.Length == 0 ? "" : "jailbreak"))],
            Signal.BlockReason => [("llm.block_reason", value)],
            Signal.SafetyRating => [("llm.safety_ratings", value == "blocked" ? """{"blocked":true}""" : $$"""{"probability":"{{value}}"}""")],
            Signal.GuardrailAction => [("aws.bedrock.guardrail.action", value)],
            Signal.IncompleteReason => [("llm.response.incomplete_reason", value)],
            Signal.ErrorCode => [("error.type", value)],
            Signal.ErrorMessage => [("error.message", value)],
            Signal.UnfinishedText => new (string, object?)[] { ("llm.response.status", "incomplete"), ("llm.completion", value) },
            _ => throw new InvalidOperationException($"{row.Signal} has no sample."),
        });
        return [.. sample];
    }

    private static string Filter(string name) => $$$"""{"{{{(name.Length == 0 ? "hate" : name)}}}":{"filtered":{{{(name.Length == 0 ? "false" : "true")}}}}}""";
}
