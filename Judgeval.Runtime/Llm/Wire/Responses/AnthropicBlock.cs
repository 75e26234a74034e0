using Judgeval.Llm.Wire.Json;

namespace Judgeval.Llm.Wire.Responses;

/// <summary>A block of an Anthropic message: whole, or its beginning and the deltas after it.</summary>
internal static class AnthropicBlock
{
    internal static void Begin(WireElement block, long index, ResponseChoice choice, ResponseBuilder builder)
    {
        string type = ResponseBuilder.Short(block["type"u8]) ?? "unknown";
        switch (type)
        {
            case "text":
                builder.Append(choice, ResponsePartKind.Text, index, block["text"u8]);
                break;
            case "thinking":
                builder.Append(choice, ResponsePartKind.Reasoning, index, block["thinking"u8]);
                break;
            case "tool_use":
                AddTool(choice.Part(ResponsePartKind.ToolCall, index), block, block["input"u8], typeName: null, builder);
                break;
            case "server_tool_use" or "mcp_tool_use":
                AddTool(choice.Part(ResponsePartKind.ServerToolCall, index), block, block["input"u8], "server_tool_call", builder);
                break;
            case { } when type.EndsWith("_tool_result", StringComparison.Ordinal):
                AddTool(choice.Part(ResponsePartKind.Other, index), block, block["content"u8], "server_tool_call_response", builder);
                break;
            default:
                AddTool(choice.Part(ResponsePartKind.Other, index), block, block, type, builder);
                break;
        }
    }

    internal static void Continue(WireElement delta, long index, ResponseChoice choice, ResponseBuilder builder)
    {
        switch (delta["type"u8].Text)
        {
            case "text_delta":
                builder.Append(choice, ResponsePartKind.Text, index, delta["text"u8]);
                break;
            case "thinking_delta":
                builder.Append(choice, ResponsePartKind.Reasoning, index, delta["thinking"u8]);
                break;
            case "input_json_delta":
                ResponsePart? tool = choice.Find(
                    static (part, index) => part.Key == index && part.Kind is ResponsePartKind.ToolCall or ResponsePartKind.ServerToolCall, index);
                builder.Append(tool ?? choice.Part(ResponsePartKind.ToolCall, index), delta["partial_json"u8]);
                break;
        }
    }

    private static void AddTool(ResponsePart? part, WireElement block, WireElement content, string? typeName, ResponseBuilder builder)
    {
        builder.HasContent = true;
        if (part is null)
        {
            builder.IsShortened = true;
            return;
        }

        part.TypeName = typeName;
        part.Id = ResponseBuilder.Short(block.Either("id"u8, "tool_use_id"u8));
        part.Name = ResponseBuilder.Short(block["name"u8]);
        builder.SetWhole(part, content);
    }
}
