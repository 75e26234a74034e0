using System.Text.Json;
using Judgeval.Llm.Wire.Json;

namespace Judgeval.Llm.Wire;

/// <summary>Writes parts of Gemini, which are told apart by the member they have, in either spelling.</summary>
internal static class GeminiPartWriter
{
    internal static void Write(Utf8JsonWriter writer, WireElement part)
    {
        if (part["text"u8].Text is { } text)
        {
            PartWriter.Text(writer, part["thought"u8].IsTrue ? "reasoning" : "text", text);
        }
        else if (part.Either("functionCall"u8, "function_call"u8) is { IsObject: true } call)
        {
            PartWriter.ToolCall(writer, call["id"u8].Text, call["name"u8].Text, call["args"u8]);
        }
        else if (part.Either("functionResponse"u8, "function_response"u8) is { IsObject: true } answer)
        {
            PartWriter.ToolResponse(writer, answer["id"u8].Text, answer["name"u8].Text, answer["response"u8]);
        }
        else if (part.Either("inlineData"u8, "inline_data"u8) is { IsObject: true } data)
        {
            string? mimeType = MimeTypeOf(data);
            PartWriter.Blob(writer, MediaSource.ModalityOf(mimeType, "document"), mimeType, MediaSource.DecodedLength(data["data"u8], prefix: 0));
        }
        else if (part.Either("fileData"u8, "file_data"u8) is { IsObject: true } file)
        {
            PartWriter.Uri(writer, MediaSource.ModalityOf(MimeTypeOf(file), "document"), file.Either("fileUri"u8, "file_uri"u8).Text ?? "");
        }
        else
        {
            WriteOther(writer, part);
        }
    }

    internal static string? MimeTypeOf(WireElement data) => data.Either("mimeType"u8, "mime_type"u8).Text;

    // Code that Gemini runs itself, what came of it, and what there may be one day.
    private static void WriteOther(Utf8JsonWriter writer, WireElement part)
    {
        foreach (WireMember member in part.Members)
        {
            if (member.Value.IsObject)
            {
                PartWriter.Other(writer, member.Name, id: null, name: null, "content", member.Value);
                return;
            }
        }
    }
}
