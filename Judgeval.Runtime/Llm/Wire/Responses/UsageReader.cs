using Judgeval.Llm.Wire.Json;
using Judgeval.Llm.Wire.Routing;

namespace Judgeval.Llm.Wire.Responses;

/// <summary>Reads what a call used, and counts it in one way whoever answered.</summary>
internal static class UsageReader
{
    /// <summary>OpenAI's two forms, with what DeepSeek, Moonshot, xAI and OpenRouter add to them.</summary>
    internal static void ReadOpenAI(WireElement usage, UsageBuilder builder)
    {
        if (!usage.IsObject)
        {
            return;
        }

        WireElement input = usage.Either("prompt_tokens_details"u8, "input_tokens_details"u8);
        WireElement output = usage.Either("completion_tokens_details"u8, "output_tokens_details"u8);
        builder.Set(UsageCount.Input, usage.Either("prompt_tokens"u8, "input_tokens"u8).Integer);
        builder.Set(UsageCount.Output, usage.Either("completion_tokens"u8, "output_tokens"u8).Integer);
        builder.Set(UsageCount.Total, usage["total_tokens"u8].Integer);
        builder.Set(UsageCount.CacheRead, input["cached_tokens"u8].Integer ?? usage.Either("prompt_cache_hit_tokens"u8, "cached_tokens"u8).Integer);
        builder.Set(UsageCount.CacheWrite, input["cache_write_tokens"u8].Integer);
        builder.Set(UsageCount.Reasoning, output["reasoning_tokens"u8].Integer ?? usage["reasoning_tokens"u8].Integer);
        builder.Set(UsageCount.InputImage, input["image_tokens"u8].Integer);
        builder.Set(UsageCount.OutputImage, output["image_tokens"u8].Integer);
        builder.Set(UsageCount.InputAudio, input["audio_tokens"u8].Integer);
        builder.Set(UsageCount.OutputAudio, output["audio_tokens"u8].Integer);
        ReadCost(usage, builder);
        builder.Keep(usage);
    }

    internal static void ReadAnthropic(WireElement usage, UsageBuilder builder)
    {
        if (!usage.IsObject)
        {
            return;
        }

        builder.Set(UsageCount.Input, usage["input_tokens"u8].Integer);
        builder.Set(UsageCount.CacheRead, usage["cache_read_input_tokens"u8].Integer);
        builder.Set(UsageCount.CacheWrite, usage["cache_creation_input_tokens"u8].Integer);
        builder.Set(UsageCount.Output, usage["output_tokens"u8].Integer);
        WireElement details = usage["output_tokens_details"u8];
        builder.Set(UsageCount.Reasoning, details.Either("thinking_tokens"u8, "reasoning_tokens"u8).Integer);
        builder.Keep(usage);
    }

    internal static void ReadGemini(WireElement usage, UsageBuilder builder)
    {
        if (!usage.IsObject)
        {
            return;
        }

        builder.Set(UsageCount.Input, usage["promptTokenCount"u8].Integer);
        builder.Set(UsageCount.ToolInput, usage["toolUsePromptTokenCount"u8].Integer);
        builder.Set(UsageCount.CacheRead, usage["cachedContentTokenCount"u8].Integer);
        builder.Set(UsageCount.Output, usage["candidatesTokenCount"u8].Integer);
        builder.Set(UsageCount.Reasoning, usage["thoughtsTokenCount"u8].Integer);
        builder.Set(UsageCount.Total, usage["totalTokenCount"u8].Integer);
        ReadModalities(usage["promptTokensDetails"u8], builder, UsageCount.InputImage, UsageCount.InputAudio);
        ReadModalities(usage["candidatesTokensDetails"u8], builder, UsageCount.OutputImage, UsageCount.OutputAudio);
        builder.Keep(usage);
    }

    internal static LlmUsageFacts? ToFacts(LlmApi api, UsageBuilder usage)
    {
        if (usage.IsEmpty)
        {
            return null;
        }

        long? input = InputOf(api, usage);
        long? output = OutputOf(api, usage);
        return new LlmUsageFacts
        {
            InputTokens = input,
            CacheReadTokens = Within(usage[UsageCount.CacheRead], input),
            CacheWriteTokens = Within(usage[UsageCount.CacheWrite], input),
            OutputTokens = output,
            ReasoningTokens = Within(usage[UsageCount.Reasoning], output),
            TotalTokens = usage[UsageCount.Total],
            InputImageTokens = Within(usage[UsageCount.InputImage], input),
            OutputImageTokens = Within(usage[UsageCount.OutputImage], output),
            InputAudioTokens = Within(usage[UsageCount.InputAudio], input),
            OutputAudioTokens = Within(usage[UsageCount.OutputAudio], output),
            CostUsd = usage.CostUsd,
            RawJson = usage.RawJson(),
        };
    }

    private static long? InputOf(LlmApi api, UsageBuilder usage) => api switch
    {
        LlmApi.AnthropicMessages => Sum(Sum(usage[UsageCount.Input], usage[UsageCount.CacheRead]), usage[UsageCount.CacheWrite]),
        LlmApi.GeminiGenerate => Sum(usage[UsageCount.Input], usage[UsageCount.ToolInput]),
        _ => usage[UsageCount.Input],
    };

    private static long? OutputOf(LlmApi api, UsageBuilder usage)
    {
        long? output = usage[UsageCount.Output];
        long? reasoning = usage[UsageCount.Reasoning];
        if (api == LlmApi.GeminiGenerate)
        {
            return Sum(output, reasoning);
        }

        // xAI counts reasoning apart from the completion, and its total says so.
        bool isApart = reasoning > 0 && api != LlmApi.AnthropicMessages && usage[UsageCount.Total] is { } total && total == usage[UsageCount.Input] + output + reasoning;
        return isApart ? output + reasoning : output;
    }

    // A part is not more than the whole.
    private static long? Within(long? part, long? whole) => part > whole ? null : part;

    private static long? Sum(long? one, long? other) =>
        one is null ? other : other is null ? one : one > long.MaxValue - other ? null : one + other;

    private static void ReadCost(WireElement usage, UsageBuilder builder)
    {
        // With keys of one's own OpenRouter's charge is one thing, and what the model cost upstream is another: the latter is the cost of the call.
        double? cost = usage["cost_details"u8]["upstream_inference_cost"u8].Number is > 0 and var upstream ? upstream : usage["cost"u8].Number;
        builder.CostUsd = cost is >= 0 ? cost : builder.CostUsd;
    }

    private static void ReadModalities(WireElement details, UsageBuilder builder, UsageCount image, UsageCount audio)
    {
        foreach (WireElement detail in details.Items)
        {
            WireElement modality = detail["modality"u8];
            if (modality.Is("IMAGE"u8))
            {
                builder.Set(image, detail["tokenCount"u8].Integer);
            }
            else if (modality.Is("AUDIO"u8))
            {
                builder.Set(audio, detail["tokenCount"u8].Integer);
            }
        }
    }
}
