using Judgeval.Llm.Wire.Json;
using Judgeval.Llm.Wire.Routing;
using Judgeval.Values;

namespace Judgeval.Llm.Wire.Requests;

/// <summary>Reads how the model is to answer.</summary>
internal static class ParameterReader
{
    private const int MostStops = 64;

    internal static LlmParameters Read(LlmApi api, WireElement root) => api switch
    {
        LlmApi.GeminiGenerate => ReadGemini(root.Either("generationConfig"u8, "generation_config"u8)),
        LlmApi.GeminiEmbed => new LlmParameters { Dimensions = FirstEmbedding(root).Either("outputDimensionality"u8, "output_dimensionality"u8).Integer },
        _ => ReadOpenAI(api, root),
    };

    private static LlmParameters ReadOpenAI(LlmApi api, WireElement root) => new()
    {
        Temperature = root["temperature"u8].Number,
        TopP = root["top_p"u8].Number,
        TopK = root["top_k"u8].Number,
        FrequencyPenalty = root["frequency_penalty"u8].Number,
        PresencePenalty = root["presence_penalty"u8].Number,
        MaxTokens = root["max_completion_tokens"u8].Integer ?? root.Either("max_tokens"u8, "max_output_tokens"u8).Integer,
        Seed = root.Either("seed"u8, "random_seed"u8).Integer,
        ChoiceCount = root["n"u8].Integer,
        StopSequences = Texts(root.Either("stop"u8, "stop_sequences"u8)),
        OutputType = api is LlmApi.Images ? "image" : OutputType(root),
        ServiceTier = root["service_tier"u8].Text,
        ReasoningLevel = root["reasoning_effort"u8].Text ?? root["reasoning"u8]["effort"u8].Text ?? root["output_config"u8]["effort"u8].Text,
        PreviousResponseId = root["previous_response_id"u8].Text,
        ConversationId = root["conversation"u8].Text ?? root["conversation"u8]["id"u8].Text,
        Dimensions = root["dimensions"u8].Integer,
        EncodingFormat = root["encoding_format"u8].Text,
        IncludesUsage = root["stream_options"u8]["include_usage"u8].Flag,
    };

    private static LlmParameters ReadGemini(WireElement config) => new()
    {
        Temperature = config["temperature"u8].Number,
        TopP = config.Either("topP"u8, "top_p"u8).Number,
        TopK = config.Either("topK"u8, "top_k"u8).Number,
        FrequencyPenalty = config.Either("frequencyPenalty"u8, "frequency_penalty"u8).Number,
        PresencePenalty = config.Either("presencePenalty"u8, "presence_penalty"u8).Number,
        MaxTokens = config.Either("maxOutputTokens"u8, "max_output_tokens"u8).Integer,
        Seed = config["seed"u8].Integer,
        ChoiceCount = config.Either("candidateCount"u8, "candidate_count"u8).Integer,
        StopSequences = Texts(config.Either("stopSequences"u8, "stop_sequences"u8)),
        OutputType = TypeOfMime(config.Either("responseMimeType"u8, "response_mime_type"u8).Text),
        ReasoningLevel = config.Either("thinkingConfig"u8, "thinking_config"u8).Either("thinkingLevel"u8, "thinking_level"u8).Text,
    };

    internal static WireElement FirstEmbedding(WireElement root)
    {
        foreach (WireElement request in root["requests"u8].Items)
        {
            return request;
        }

        return root;
    }

    private static string? OutputType(WireElement root)
    {
        WireElement format = root["response_format"u8].Exists ? root["response_format"u8] : root["text"u8]["format"u8];
        return format["type"u8].Text switch
        {
            "json_object" or "json_schema" => "json",
            "text" => "text",
            _ => null,
        };
    }

    private static string? TypeOfMime(string? mimeType) => mimeType switch
    {
        null => null,
        "application/json" => "json",
        "text/plain" => "text",
        _ => null,
    };

    private static List<string>? Texts(WireElement value)
    {
        var texts = new List<string>();
        if (value.Text is { } single)
        {
            texts.Add(SecretMask.Apply(single));
        }

        foreach (WireElement item in value.Items)
        {
            if (item.Text is { } text && texts.Count < MostStops)
            {
                texts.Add(SecretMask.Apply(text));
            }
        }

        return texts.Count == 0 ? null : texts;
    }
}
