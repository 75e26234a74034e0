using Judgeval.Llm.Wire.Json;

namespace Judgeval.Llm.Wire.Responses;

/// <summary>Media in an answer: their length is kept, or their address.</summary>
internal static class MediaReader
{
    /// <summary>Adds to the bytes of the last part of that modality: sound comes in pieces.</summary>
    internal static void AddBytes(WireElement base64, string modality, string? mimeType, ResponseChoice choice, ResponseBuilder builder)
    {
        if (base64.IsText && choice.Part(ResponsePartKind.Blob, key: 0) is { } part)
        {
            builder.HasContent = true;
            part.TypeName = modality;
            part.MimeType = mimeType;
            part.Bytes += MediaSource.DecodedLength(base64, prefix: 0);
        }
    }

    internal static void AddBlob(WireElement base64, string modality, string? mimeType, ResponseChoice choice, ResponseBuilder builder)
    {
        if (base64.IsText && choice.Add(ResponsePartKind.Blob, key: -1) is { } part)
        {
            builder.HasContent = true;
            part.TypeName = modality;
            part.MimeType = mimeType;
            part.Bytes = MediaSource.DecodedLength(base64, prefix: 0);
        }
    }

    /// <param name="address">An address or a data URL.</param>
    /// <param name="choice">Where to.</param>
    /// <param name="builder">What is known so far.</param>
    internal static void AddImage(WireElement address, ResponseChoice choice, ResponseBuilder builder)
    {
        ReadOnlySpan<byte> utf8 = address.Utf8;
        int comma = utf8.StartsWith("data:"u8) ? utf8.IndexOf((byte)',') : -1;
        if (utf8.IsEmpty || choice.Add(ResponsePartKind.Blob, key: -1) is not { } part)
        {
            return;
        }

        builder.HasContent = true;
        part.TypeName = "image";
        if (comma < 0)
        {
            builder.SetWhole(part, address);
            return;
        }

        ReadOnlySpan<byte> type = utf8.Slice(5, comma - 5);
        int end = type.IndexOf((byte)';');
        part.MimeType = WireText.Decode(end < 0 ? type : type.Slice(0, end));
        part.Bytes = MediaSource.DecodedLength(address, comma + 1);
    }
}
