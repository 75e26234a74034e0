using Judgeval.Llm.Wire.Json;

namespace Judgeval.Llm.Wire.Responses;

/// <summary>Anthropic's messages. Usage comes at the start with the input, and at the end with the output: neither event has all of it.</summary>
internal static class AnthropicPayload
{
    internal static void Read(WireElement root, ResponseBuilder builder)
    {
        switch (root["type"u8].Text)
        {
            case "message":
                ReadMessage(root, builder);
                break;
            case "message_start":
                ReadMessage(root["message"u8], builder);
                break;
            case "content_block_start" when builder.Choice(0) is { } choice:
                AnthropicBlock.Begin(root["content_block"u8], root["index"u8].Integer ?? 0, choice, builder);
                break;
            case "content_block_delta" when builder.Choice(0) is { } choice:
                AnthropicBlock.Continue(root["delta"u8], root["index"u8].Integer ?? 0, choice, builder);
                break;
            case "message_delta":
                builder.Choice(0)?.SetFinishReason(root["delta"u8]["stop_reason"u8]);
                ReadUsage(root["usage"u8], builder);
                break;
            case "message_stop":
                builder.IsTerminal = true;
                break;
            case "error":
                builder.Error ??= ErrorReader.Read(root, "error");
                builder.IsTerminal = true;
                break;
        }
    }

    private static void ReadMessage(WireElement message, ResponseBuilder builder)
    {
        builder.SetIdentity(message["id"u8], message["model"u8]);
        ReadUsage(message["usage"u8], builder);
        if (builder.Choice(0) is not { } choice)
        {
            return;
        }

        choice.SetRole(message["role"u8]);
        choice.SetFinishReason(message["stop_reason"u8]);
        long index = 0;
        foreach (WireElement block in message["content"u8].Items)
        {
            AnthropicBlock.Begin(block, index++, choice, builder);
        }
    }

    private static void ReadUsage(WireElement usage, ResponseBuilder builder)
    {
        builder.ServiceTier = ResponseBuilder.Short(usage["service_tier"u8]) ?? builder.ServiceTier;
        UsageReader.ReadAnthropic(usage, builder.Usage);
    }
}
