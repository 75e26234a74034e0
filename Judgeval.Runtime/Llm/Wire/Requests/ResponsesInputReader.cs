using System.Text.Json;
using Judgeval.Llm.Wire.Json;

namespace Judgeval.Llm.Wire.Requests;

/// <summary>Reads <c>input</c> of the Responses API: a text, or items of which some are messages.</summary>
internal static class ResponsesInputReader
{
    internal static string? Read(WireElement input) => input.IsText ? PromptReader.Read(input) : !input.IsArray ? null : JsonText.Write(input, static (writer, input) =>
    {
        writer.WriteStartArray();
        foreach (WireElement item in input.Items)
        {
            Write(writer, item);
        }

        writer.WriteEndArray();
    });

    private static void Write(Utf8JsonWriter writer, WireElement item)
    {
        string type = item["type"u8].Text ?? "message";
        bool isOutput = type.EndsWith("_output", StringComparison.Ordinal);
        writer.WriteStartObject();
        writer.WriteString("role"u8, item["role"u8].Text ?? (isOutput ? "tool" : type == "message" ? "user" : "assistant"));
        writer.WriteStartArray("parts"u8);
        if (type == "message")
        {
            ChatMessageReader.WriteContent(writer, item["content"u8]);
        }
        else if (isOutput)
        {
            PartWriter.ToolResponse(writer, item["call_id"u8].Text, name: null, item["output"u8]);
        }
        else
        {
            ContentWriter.Write(writer, item);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
