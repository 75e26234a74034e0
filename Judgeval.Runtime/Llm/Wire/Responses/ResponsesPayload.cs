using Judgeval.Llm.Wire.Json;

namespace Judgeval.Llm.Wire.Responses;

/// <summary>
/// OpenAI's Responses. The last event of a stream has the whole answer, so it counts alone; the pieces before it are for a stream that ends sooner.
/// </summary>
internal static class ResponsesPayload
{
    private const string EventPrefix = "response.";

    internal static void Read(WireElement root, ResponseBuilder builder)
    {
        WireElement type = root["type"u8];
        if (!type.IsText)
        {
            ReadAnswer(root, builder);
            return;
        }

        switch (type.Text)
        {
            case "response.created" or "response.in_progress" or "response.queued":
                WireElement begun = root["response"u8];
                builder.SetIdentity(begun["id"u8], begun["model"u8]);
                builder.ServiceTier ??= ResponseBuilder.Short(begun["service_tier"u8]);
                break;
            case "response.completed" or "response.incomplete" or "response.failed" or "response.cancelled":
                ReadAnswer(root["response"u8], builder);
                builder.IsTerminal = true;
                break;
            case "error":
                builder.Error ??= ErrorReader.Read(root, "error");
                builder.IsTerminal = true;
                break;
            case { } name when name.StartsWith(EventPrefix, StringComparison.Ordinal):
                ReadPiece(name, root, builder);
                break;
        }
    }

    private static void ReadPiece(string name, WireElement root, ResponseBuilder builder)
    {
        if (builder.Choice(0) is not { } choice)
        {
            return;
        }

        long item = (root["output_index"u8].Integer ?? 0) << 16;
        long content = item + (root["content_index"u8].Integer ?? root["summary_index"u8].Integer ?? 0);
        WireElement delta = root["delta"u8];
        switch (name)
        {
            case "response.output_text.delta":
                builder.Append(choice, ResponsePartKind.Text, content, delta);
                break;
            case "response.refusal.delta":
                builder.Append(choice, ResponsePartKind.Refusal, content, delta);
                break;
            case "response.reasoning_text.delta" or "response.reasoning_summary_text.delta":
                builder.Append(choice, ResponsePartKind.Reasoning, content, delta);
                break;
            case "response.output_item.added" when root["item"u8]["type"u8].Is("function_call"u8):
                Identify(choice.Part(ResponsePartKind.ToolCall, item), root["item"u8]);
                builder.HasContent = true;
                break;
            case "response.function_call_arguments.delta":
                builder.Append(choice.Part(ResponsePartKind.ToolCall, item), delta);
                break;
        }
    }

    private static void ReadAnswer(WireElement answer, ResponseBuilder builder)
    {
        builder.SetIdentity(answer["id"u8], answer["model"u8]);
        builder.ServiceTier = ResponseBuilder.Short(answer["service_tier"u8]) ?? builder.ServiceTier;
        builder.Error ??= ErrorReader.Find(answer);
        UsageReader.ReadOpenAI(answer["usage"u8], builder.Usage);
        if (!answer["output"u8].IsArray || builder.Choice(0) is not { } choice)
        {
            return;
        }

        ReadOutput(answer["output"u8], choice, builder);
        WireElement reason = answer["incomplete_details"u8]["reason"u8];
        WireElement status = answer["status"u8];

        // In the background it goes on: that is not an end.
        if (!status.Is("queued"u8) && !status.Is("in_progress"u8))
        {
            choice.SetFinishReason(reason.IsText ? reason : status);
        }
    }

    private static void ReadOutput(WireElement output, ResponseChoice choice, ResponseBuilder builder)
    {
        bool isCleared = false;
        long index = 0;
        foreach (WireElement item in output.Items)
        {
            if (!isCleared)
            {
                builder.ClearParts(choice);
                isCleared = true;
            }

            ReadItem(item, index++ << 16, choice, builder);
        }
    }

    private static void ReadItem(WireElement item, long key, ResponseChoice choice, ResponseBuilder builder)
    {
        builder.HasContent = true;
        switch (item["type"u8].Text)
        {
            case "message":
                choice.SetRole(item["role"u8]);
                ReadTexts(item["content"u8], ResponsePartKind.Text, key, choice, builder);
                break;
            case "reasoning":
                ReadTexts(item["summary"u8], ResponsePartKind.Reasoning, key, choice, builder);
                ReadTexts(item["content"u8], ResponsePartKind.Reasoning, key + 0x8000, choice, builder);
                break;
            case "function_call":
                ResponsePart? call = choice.Part(ResponsePartKind.ToolCall, key);
                Identify(call, item);
                builder.Append(call, item["arguments"u8]);
                break;
            case "image_generation_call":
                MediaReader.AddBlob(item["result"u8], "image", "image/" + (item["output_format"u8].Text ?? "png"), choice, builder);
                break;
            case { } type:
                ResponsePart? other = choice.Part(ResponsePartKind.ServerToolCall, key);
                Identify(other, item);
                if (other is not null && !item.Json.IsEmpty)
                {
                    other.TypeName = type.EndsWith("_call", StringComparison.Ordinal) ? "server_tool_call" : ResponseBuilder.Short(type, 64);
                    other.Name ??= ResponseBuilder.Short(type, 64);
                    builder.SetWhole(other, item);
                }

                break;
        }
    }

    private static void ReadTexts(WireElement contents, ResponsePartKind kind, long key, ResponseChoice choice, ResponseBuilder builder)
    {
        foreach (WireElement content in contents.Items)
        {
            WireElement refusal = content["refusal"u8];
            builder.Append(choice, refusal.IsText ? ResponsePartKind.Refusal : kind, key++, refusal.IsText ? refusal : content["text"u8]);
        }
    }

    private static void Identify(ResponsePart? part, WireElement item)
    {
        if (part is not null)
        {
            part.Id ??= ResponseBuilder.Short(item.Either("call_id"u8, "id"u8));
            part.Name ??= ResponseBuilder.Short(item["name"u8]);
        }
    }
}
