using System.Text.Json;
using Judgeval.Llm.Wire.Json;

namespace Judgeval.Llm.Wire.Requests;

/// <summary>Reads <c>contents</c> of Gemini, and the <c>content</c> of what is to be embedded.</summary>
internal static class GeminiContentReader
{
    internal static string? Read(WireElement root)
    {
        bool hasContent = root["contents"u8].Exists || root["content"u8].Exists || root["requests"u8].IsArray;
        return !hasContent ? null : JsonText.Write(root, static (writer, root) =>
        {
            writer.WriteStartArray();
            WriteOne(writer, root["content"u8]);
            WriteOne(writer, root["contents"u8]);
            foreach (WireElement content in root["contents"u8].Items)
            {
                WriteOne(writer, content);
            }

            foreach (WireElement request in root["requests"u8].Items)
            {
                WriteOne(writer, request["content"u8]);
            }

            writer.WriteEndArray();
        });
    }

    private static void WriteOne(Utf8JsonWriter writer, WireElement content)
    {
        if (!content.IsObject)
        {
            return;
        }

        string role = content["role"u8].Text ?? "user";
        writer.WriteStartObject();
        writer.WriteString("role"u8, IsToolResult(content) ? "tool" : role == "model" ? "assistant" : role);
        writer.WriteStartArray("parts"u8);
        foreach (WireElement part in content["parts"u8].Items)
        {
            GeminiPartWriter.Write(writer, part);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static bool IsToolResult(WireElement content)
    {
        bool hasResult = false;
        foreach (WireElement part in content["parts"u8].Items)
        {
            if (!part.Either("functionResponse"u8, "function_response"u8).Exists)
            {
                return false;
            }

            hasResult = true;
        }

        return hasResult;
    }
}
