using System.Text.Json;
using Judgeval.Llm.Wire.Json;

namespace Judgeval.Llm.Wire;

/// <summary>Writes parts of a message that have a <c>type</c>: those of OpenAI's two APIs, of Anthropic's and of Mistral's, whose names differ where their forms do.</summary>
internal static class ContentWriter
{
    internal static void Write(Utf8JsonWriter writer, WireElement part)
    {
        string type = part["type"u8].Text ?? (part["text"u8].IsText ? "text" : "unknown");
        if (!TryWriteText(writer, part, type) && !TryWriteMedia(writer, part, type))
        {
            WriteTool(writer, part, type);
        }
    }

    private static bool TryWriteText(Utf8JsonWriter writer, WireElement part, string type)
    {
        switch (type)
        {
            case "text" or "input_text" or "output_text":
                PartWriter.Text(writer, "text", part["text"u8].Text);
                return true;
            case "summary_text" or "reasoning_text":
                PartWriter.Text(writer, "reasoning", part["text"u8].Text);
                return true;
            case "refusal":
                PartWriter.Text(writer, "refusal", part["refusal"u8].Text);
                return true;
            case "thinking" when part["thinking"u8].IsText:
                PartWriter.Text(writer, "reasoning", part["thinking"u8].Text);
                return true;
            case "thinking":
                WriteReasoning(writer, part["thinking"u8]);
                return true;
            case "reasoning":
                WriteReasoning(writer, part["summary"u8]);
                WriteReasoning(writer, part["content"u8]);
                return true;
            default:
                return false;
        }
    }

    private static void WriteReasoning(Utf8JsonWriter writer, WireElement texts)
    {
        foreach (WireElement text in texts.Items)
        {
            PartWriter.Text(writer, "reasoning", text["text"u8].Text);
        }
    }

    private static bool TryWriteMedia(Utf8JsonWriter writer, WireElement part, string type)
    {
        switch (type)
        {
            case "image_url" or "video_url":
                WireElement address = part.Either("image_url"u8, "video_url"u8);
                PartWriter.Address(writer, type == "image_url" ? "image" : "video", address.IsText ? address : address["url"u8]);
                return true;
            case "input_audio":
                WireElement audio = part["input_audio"u8];
                PartWriter.Blob(writer, "audio", audio["format"u8].Text is { } format ? "audio/" + format : null, MediaSource.DecodedLength(audio["data"u8], prefix: 0));
                return true;
            case "input_image" or "input_file" or "file":
                WriteFile(writer, type == "input_image" ? "image" : "document", part["file"u8].IsObject ? part["file"u8] : part);
                return true;
            case "image" or "document" or "audio" or "video" when part["source"u8].IsObject:
                WriteSource(writer, part["source"u8], type);
                return true;
            default:
                return false;
        }
    }

    private static void WriteFile(Utf8JsonWriter writer, string modality, WireElement file)
    {
        WireElement address = file.Either("image_url"u8, "file_url"u8);
        if (file["file_data"u8] is { IsText: true } data)
        {
            if (data.Utf8.StartsWith("data:"u8))
            {
                PartWriter.Address(writer, modality, data);
            }
            else
            {
                PartWriter.Blob(writer, modality, mimeType: null, MediaSource.DecodedLength(data, prefix: 0));
            }
        }
        else if (address.IsText)
        {
            PartWriter.Address(writer, modality, address);
        }
        else
        {
            PartWriter.File(writer, modality, file["file_id"u8].Text);
        }
    }

    // Anthropic's.
    private static void WriteSource(Utf8JsonWriter writer, WireElement source, string modality)
    {
        string? mimeType = source["media_type"u8].Text;
        switch (source["type"u8].Text)
        {
            case "url":
                PartWriter.Uri(writer, modality, source["url"u8].Text ?? "");
                break;
            case "file":
                PartWriter.File(writer, modality, source["file_id"u8].Text);
                break;
            case "text":
                PartWriter.Text(writer, "text", source["data"u8].Text);
                break;
            case "content":
                PartWriter.Other(writer, modality, id: null, name: null, "content", source["content"u8]);
                break;
            default:
                PartWriter.Blob(writer, modality, mimeType, MediaSource.DecodedLength(source["data"u8], prefix: 0));
                break;
        }
    }

    private static void WriteTool(Utf8JsonWriter writer, WireElement part, string type)
    {
        string? id = part.Either("call_id"u8, "id"u8).Text ?? part["tool_use_id"u8].Text;
        string? name = part["name"u8].Text;
        switch (type)
        {
            case "tool_use" or "function_call":
                PartWriter.ToolCall(writer, id, name, part.Either("input"u8, "arguments"u8));
                break;
            case "tool_result" or "function_call_output":
                PartWriter.ToolResponse(writer, id, name, part.Either("content"u8, "output"u8));
                break;
            case "server_tool_use" or "mcp_tool_use":
                PartWriter.Other(writer, "server_tool_call", id, name, "server_tool_call", part["input"u8]);
                break;
            default:
                bool isResult = type.EndsWith("_tool_result", StringComparison.Ordinal);
                PartWriter.Other(writer, isResult ? "server_tool_call_response" : type, id, name, isResult ? "server_tool_call_response" : "content", isResult ? part["content"u8] : part);
                break;
        }
    }
}
