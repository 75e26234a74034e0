using System.Text.Json;
using Judgeval.Llm.Wire.Json;

namespace Judgeval.Llm.Wire.Requests;

/// <summary>Reads a prompt without roles: a text, several of them, or tokens, of which only their number is kept.</summary>
internal static class PromptReader
{
    internal static string? Read(WireElement prompt) => !prompt.IsText && !prompt.IsArray ? null : JsonText.Write(prompt, static (writer, prompt) =>
    {
        writer.WriteStartArray();
        bool isTokens = WriteTokens(writer, prompt);
        if (prompt.IsText)
        {
            WriteMessage(writer, prompt);
        }

        foreach (WireElement item in prompt.Items)
        {
            if (!isTokens && !WriteTokens(writer, item))
            {
                WriteMessage(writer, item);
            }
        }

        writer.WriteEndArray();
    });

    private static void WriteMessage(Utf8JsonWriter writer, WireElement item)
    {
        Begin(writer);
        if (item.IsText)
        {
            PartWriter.Text(writer, "text", item.Text);
        }
        else
        {
            ContentWriter.Write(writer, item);
        }

        End(writer);
    }

    private static bool WriteTokens(Utf8JsonWriter writer, WireElement item)
    {
        foreach (WireElement token in item.Items)
        {
            if (token.Type != JsonTokenType.Number)
            {
                return false;
            }

            Begin(writer);
            writer.WriteStartObject();
            writer.WriteString("type"u8, "tokens"u8);
            writer.WriteNumber("count"u8, item.Count);
            writer.WriteEndObject();
            End(writer);
            return true;
        }

        return false;
    }

    private static void Begin(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("role"u8, "user"u8);
        writer.WriteStartArray("parts"u8);
    }

    private static void End(Utf8JsonWriter writer)
    {
        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
