using System.Text.Json;
using Judgeval.Llm.Wire.Json;

namespace Judgeval.Llm.Wire;

/// <summary>Writes the parts of messages as OpenTelemetry's conventions for generative AI have them, v1.41. Media become descriptors.</summary>
internal static class PartWriter
{
    internal static void Text(Utf8JsonWriter writer, string type, string? content)
    {
        writer.WriteStartObject();
        writer.WriteString("type"u8, type);
        writer.WritePropertyName("content"u8);
        JsonText.WriteText(writer, content);
        writer.WriteEndObject();
    }

    /// <summary>Bytes that were in the message. The convention has the content here, we have its length.</summary>
    internal static void Blob(Utf8JsonWriter writer, string modality, string? mimeType, long bytes)
    {
        writer.WriteStartObject();
        writer.WriteString("type"u8, "blob"u8);
        writer.WriteString("modality"u8, modality);
        if (mimeType is not null)
        {
            writer.WriteString("mime_type"u8, mimeType);
        }

        writer.WriteNumber("bytes"u8, bytes);
        writer.WriteEndObject();
    }

    internal static void Uri(Utf8JsonWriter writer, string modality, string uri)
    {
        writer.WriteStartObject();
        writer.WriteString("type"u8, "uri"u8);
        writer.WriteString("modality"u8, modality);
        writer.WriteString("uri"u8, MediaSource.Unsigned(uri));
        writer.WriteEndObject();
    }

    internal static void File(Utf8JsonWriter writer, string modality, string? fileId)
    {
        writer.WriteStartObject();
        writer.WriteString("type"u8, "file"u8);
        writer.WriteString("modality"u8, modality);
        writer.WriteString("file_id"u8, fileId);
        writer.WriteEndObject();
    }

    /// <param name="writer">Where to.</param>
    /// <param name="modality">What it is unless the address says so.</param>
    /// <param name="url">An address, a data URL, or base64 alone.</param>
    internal static void Address(Utf8JsonWriter writer, string modality, WireElement url)
    {
        ReadOnlySpan<byte> utf8 = url.Utf8;
        int comma = utf8.StartsWith("data:"u8) ? utf8.IndexOf((byte)',') : -1;
        if (comma > 0)
        {
            string header = WireText.Decode(utf8.Slice(5, comma - 5));
            bool isBase64 = header.EndsWith(";base64", StringComparison.OrdinalIgnoreCase);
            int end = header.IndexOf(';');
            string mimeType = end < 0 ? header : header.Substring(0, end);
            Blob(writer, MediaSource.ModalityOf(mimeType, modality), mimeType, isBase64 ? MediaSource.DecodedLength(url, comma + 1) : url.TextLength - comma - 1);
        }
        else
        {
            Uri(writer, modality, url.Text ?? "");
        }
    }

    internal static void ToolCall(Utf8JsonWriter writer, string? id, string? name, WireElement arguments)
    {
        writer.WriteStartObject();
        writer.WriteString("type"u8, "tool_call"u8);
        Identify(writer, id, name);
        writer.WritePropertyName("arguments"u8);
        if (arguments.IsText)
        {
            JsonCopy.WriteParsed(writer, arguments.Text!);
        }
        else
        {
            JsonCopy.Write(writer, arguments);
        }

        writer.WriteEndObject();
    }

    internal static void ToolCall(Utf8JsonWriter writer, string? id, string? name, string arguments)
    {
        writer.WriteStartObject();
        writer.WriteString("type"u8, "tool_call"u8);
        Identify(writer, id, name);
        writer.WritePropertyName("arguments"u8);
        JsonCopy.WriteParsed(writer, arguments);
        writer.WriteEndObject();
    }

    /// <summary>What a tool answered: text, JSON, or content of a message.</summary>
    internal static void ToolResponse(Utf8JsonWriter writer, string? id, string? name, WireElement response)
    {
        writer.WriteStartObject();
        writer.WriteString("type"u8, "tool_call_response"u8);
        Identify(writer, id, name);
        writer.WritePropertyName("response"u8);
        if (response.IsArray)
        {
            writer.WriteStartArray();
            foreach (WireElement part in response.Items)
            {
                ContentWriter.Write(writer, part);
            }

            writer.WriteEndArray();
        }
        else
        {
            JsonCopy.Write(writer, response);
        }

        writer.WriteEndObject();
    }

    /// <summary>A tool that the provider runs itself, or anything else that the conventions have no part for: as it came.</summary>
    internal static void Other(Utf8JsonWriter writer, string type, string? id, string? name, string contentName, WireElement content)
    {
        writer.WriteStartObject();
        writer.WriteString("type"u8, type);
        Identify(writer, id, name);
        writer.WritePropertyName(contentName);
        JsonCopy.Write(writer, content);
        writer.WriteEndObject();
    }

    private static void Identify(Utf8JsonWriter writer, string? id, string? name)
    {
        if (id is not null)
        {
            writer.WriteString("id"u8, id);
        }

        if (name is not null)
        {
            writer.WriteString("name"u8, name);
        }
    }
}
