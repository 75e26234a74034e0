using System.Text.Json;
using Judgeval.Llm.Wire.Json;

namespace Judgeval.Llm.Wire.Requests;

/// <summary>Reads which tools the model may call. Type and name only: what else there is can be long, and hold credentials.</summary>
internal static class ToolReader
{
    internal static string? Read(WireElement root)
    {
        WireElement tools = root.Either("tools"u8, "functions"u8);
        return !tools.IsArray ? null : JsonText.Write(tools, static (writer, tools) =>
        {
            writer.WriteStartArray();
            foreach (WireElement tool in tools.Items)
            {
                if (!WriteGemini(writer, tool))
                {
                    string type = tool["type"u8].Text ?? "function";
                    WireElement name = tool.Either("function"u8, "custom"u8)["name"u8];
                    Write(writer, type, name.Text ?? tool.Either("name"u8, "server_label"u8).Text);
                }
            }

            writer.WriteEndArray();
        });
    }

    // One element has many functions, or one tool of Gemini's by its name.
    private static bool WriteGemini(Utf8JsonWriter writer, WireElement tool)
    {
        if (tool["type"u8].Exists || tool["name"u8].Exists || tool["function"u8].Exists)
        {
            return false;
        }

        foreach (WireMember member in tool.Members)
        {
            if (!member.IsNamed("functionDeclarations"u8) && !member.IsNamed("function_declarations"u8))
            {
                Write(writer, member.Name, name: null);
            }

            foreach (WireElement function in member.Value.Items)
            {
                Write(writer, "function", function["name"u8].Text);
            }
        }

        return true;
    }

    private static void Write(Utf8JsonWriter writer, string type, string? name)
    {
        writer.WriteStartObject();
        writer.WriteString("type"u8, type);
        if (name is not null)
        {
            writer.WriteString("name"u8, name);
        }

        writer.WriteEndObject();
    }
}
