using Judgeval.Llm.Wire.Json;

namespace Judgeval.Llm.Wire.Responses;

/// <summary>
/// Chat Completions and the older completions, whole or in pieces: a <c>delta</c> is the beginning of a <c>message</c> or more of it. Together has usage in the
/// last piece with content, Groq below <c>x_groq</c>, OpenAI in a piece without choices: it is taken from wherever it is.
/// </summary>
internal static class ChatPayload
{
    internal static void Read(WireElement root, ResponseBuilder builder)
    {
        builder.SetIdentity(root["id"u8], root["model"u8]);
        builder.ServiceTier = ResponseBuilder.Short(root["service_tier"u8]) ?? builder.ServiceTier;
        builder.SystemFingerprint ??= ResponseBuilder.Short(root["system_fingerprint"u8]);
        foreach (WireElement item in root["choices"u8].Items)
        {
            ReadChoice(item, builder);
        }

        WireElement usage = root["usage"u8];
        UsageReader.ReadOpenAI(usage.IsObject ? usage : root["x_groq"u8]["usage"u8], builder.Usage);
        SafetyReader.ReadAzure(root["prompt_filter_results"u8], builder);
    }

    private static void ReadChoice(WireElement item, ResponseBuilder builder)
    {
        if (builder.Choice(item["index"u8].Integer ?? 0) is not { } choice)
        {
            return;
        }

        WireElement message = item["message"u8];
        WireElement delta = message.IsObject ? message : item["delta"u8];
        choice.SetRole(delta["role"u8]);
        builder.Append(choice, ResponsePartKind.Reasoning, 0, delta.Either("reasoning_content"u8, "reasoning"u8));
        ReadContent(delta["content"u8], choice, builder);
        builder.Append(choice, ResponsePartKind.Text, 0, item["text"u8]);
        builder.Append(choice, ResponsePartKind.Refusal, 0, delta["refusal"u8]);
        ToolCallReader.Read(delta, message.IsObject, choice, builder);
        ReadMedia(delta, choice, builder);
        choice.SetFinishReason(item["finish_reason"u8]);
        builder.Error ??= ErrorReader.Find(item);
        SafetyReader.ReadAzure(item["content_filter_results"u8], builder);
    }

    private static void ReadContent(WireElement content, ResponseChoice choice, ResponseBuilder builder)
    {
        builder.Append(choice, ResponsePartKind.Text, 0, content);

        // Mistral's models that reason.
        foreach (WireElement part in content.Items)
        {
            builder.Append(choice, ResponsePartKind.Text, 0, part["text"u8]);
            builder.Append(choice, ResponsePartKind.Reasoning, 0, part["thinking"u8]);
            foreach (WireElement thought in part["thinking"u8].Items)
            {
                builder.Append(choice, ResponsePartKind.Reasoning, 0, thought["text"u8]);
            }
        }
    }

    private static void ReadMedia(WireElement delta, ResponseChoice choice, ResponseBuilder builder)
    {
        WireElement audio = delta["audio"u8];
        if (audio.IsObject)
        {
            builder.Append(choice, ResponsePartKind.Text, 1, audio["transcript"u8]);
            MediaReader.AddBytes(audio["data"u8], "audio", mimeType: null, choice, builder);
        }

        foreach (WireElement image in delta["images"u8].Items)
        {
            MediaReader.AddImage(image["image_url"u8]["url"u8], choice, builder);
        }
    }
}
