using System.Text.Json;
using Judgeval.Llm.Wire.Json;

namespace Judgeval.Llm.Wire.Requests;

/// <summary>Reads <c>messages</c>, of Chat Completions and of Anthropic: they differ in their parts only.</summary>
internal static class ChatMessageReader
{
    internal static string? Read(WireElement messages) => !messages.IsArray ? null : JsonText.Write(messages, static (writer, messages) =>
    {
        writer.WriteStartArray();
        foreach (WireElement message in messages.Items)
        {
            Write(writer, message);
        }

        writer.WriteEndArray();
    });

    private static void Write(Utf8JsonWriter writer, WireElement message)
    {
        string role = message["role"u8].Text ?? "user";
        WireElement content = message["content"u8];
        writer.WriteStartObject();

        // Anthropic has no role for tools: a message of the user's holds what they answered.
        writer.WriteString("role"u8, role == "function" || IsToolResult(content) ? "tool" : role);
        if (message["name"u8].Text is { } name)
        {
            writer.WriteString("name"u8, name);
        }

        writer.WriteStartArray("parts"u8);
        WriteParts(writer, role, message, content);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteParts(Utf8JsonWriter writer, string role, WireElement message, WireElement content)
    {
        if (message.Either("reasoning_content"u8, "reasoning"u8).Text is { Length: > 0 } reasoning)
        {
            PartWriter.Text(writer, "reasoning", reasoning);
        }

        if (role is "tool" or "function")
        {
            PartWriter.ToolResponse(writer, message["tool_call_id"u8].Text, name: null, content);
        }
        else
        {
            WriteContent(writer, content);
        }

        if (message["refusal"u8].Text is { } refusal)
        {
            PartWriter.Text(writer, "refusal", refusal);
        }

        foreach (WireElement call in message["tool_calls"u8].Items)
        {
            WireElement function = call.Either("function"u8, "custom"u8);
            PartWriter.ToolCall(writer, call["id"u8].Text, function["name"u8].Text, function.Either("arguments"u8, "input"u8));
        }

        if (message["function_call"u8] is { IsObject: true } legacy)
        {
            PartWriter.ToolCall(writer, id: null, legacy["name"u8].Text, legacy["arguments"u8]);
        }
    }

    internal static void WriteContent(Utf8JsonWriter writer, WireElement content)
    {
        if (content.Text is { } text)
        {
            PartWriter.Text(writer, "text", text);
        }

        foreach (WireElement part in content.Items)
        {
            ContentWriter.Write(writer, part);
        }
    }

    private static bool IsToolResult(WireElement content)
    {
        bool hasResult = false;
        foreach (WireElement part in content.Items)
        {
            if (!part["type"u8].Is("tool_result"u8))
            {
                return false;
            }

            hasResult = true;
        }

        return hasResult;
    }
}
