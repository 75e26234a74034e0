using System.Text;
using System.Text.Json;
using Judgeval.Llm.Wire.Json;
using Judgeval.Values;

namespace Judgeval.Llm.Wire.Responses;

/// <summary>One part of an answer, which may come in pieces.</summary>
/// <param name="kind">What it is.</param>
/// <param name="key">What tells it from the other parts of its kind.</param>
internal sealed class ResponsePart(ResponsePartKind kind, long key)
{
    internal ResponsePartKind Kind => kind;

    internal long Key { get; set; } = key;

    internal string? Id { get; set; }

    internal string? Name { get; set; }

    /// <summary>The text, or the arguments of a tool.</summary>
    internal StringBuilder Text { get; } = new();

    /// <summary>JSON that stands for the text while none came.</summary>
    internal string? Whole { get; set; }

    internal string? MimeType { get; set; }

    internal long Bytes { get; set; }

    /// <summary>The convention's name for the part, where the kind does not say it.</summary>
    internal string? TypeName { get; set; }

    private string Content => Text.Length == 0 && Whole is not null ? Whole : Text.ToString();

    internal void Write(Utf8JsonWriter writer)
    {
        switch (Kind)
        {
            case ResponsePartKind.Text:
                PartWriter.Text(writer, "text", Content);
                break;
            case ResponsePartKind.Reasoning:
                PartWriter.Text(writer, "reasoning", Content);
                break;
            case ResponsePartKind.Refusal:
                PartWriter.Text(writer, "refusal", Content);
                break;
            case ResponsePartKind.ToolCall:
                PartWriter.ToolCall(writer, Id, Name, Content);
                break;
            case ResponsePartKind.Blob when Whole is not null:
                PartWriter.Uri(writer, TypeName ?? "image", Whole);
                break;
            case ResponsePartKind.Blob:
                PartWriter.Blob(writer, MediaSource.ModalityOf(MimeType, TypeName ?? "image"), MimeType, Bytes);
                break;
            default:
                WriteOther(writer);
                break;
        }
    }

    private void WriteOther(Utf8JsonWriter writer)
    {
        string type = TypeName ?? "server_tool_call";
        byte[] content = Encoding.UTF8.GetBytes(Content);
        var document = new WireDocument();
        document.Parse(content, content.Length);
        PartWriter.Other(writer, type, Id, Name, type.StartsWith("server_tool", StringComparison.Ordinal) ? type : "content", document.Root);
    }

    /// <summary>JSON that came whole, without media.</summary>
    internal static string Copy(WireElement value)
    {
        var buffer = new PooledBuffer();
        using (var writer = new Utf8JsonWriter(buffer, ValueSerializer.WriterOptions))
        {
            JsonCopy.Write(writer, value);
        }

        return WireText.Decode(new ReadOnlySpan<byte>(buffer.Bytes, 0, buffer.Length));
    }
}
