using System.Text.Json;
using Judgeval.Llm.Wire.Json;

namespace Judgeval.Llm.Wire.Requests;

/// <summary>Reads instructions that are no message: <c>system</c> of Anthropic, <c>instructions</c> of Responses, <c>systemInstruction</c> of Gemini.</summary>
internal static class InstructionReader
{
    internal static string? Read(WireElement root)
    {
        WireElement system = root.Either("system"u8, "instructions"u8);
        WireElement gemini = root.Either("systemInstruction"u8, "system_instruction"u8);
        return !system.Exists && !gemini.Exists ? null : JsonText.Write((system, gemini), static (writer, sources) =>
        {
            writer.WriteStartArray();
            ChatMessageReader.WriteContent(writer, sources.system);
            foreach (WireElement part in sources.gemini["parts"u8].Items)
            {
                GeminiPartWriter.Write(writer, part);
            }

            writer.WriteEndArray();
        });
    }
}
