using Judgeval.Llm.Wire.Json;

namespace Judgeval.Llm.Wire;

/// <summary>Where the bytes of an image, a sound or a document are, and of what type.</summary>
internal static class MediaSource
{
    private static readonly string[] SignatureMarks = ["sig=", "signature", "token=", "key=", "x-amz-", "x-goog-"];

    /// <summary>image, audio, video or document.</summary>
    internal static string ModalityOf(string? mimeType, string otherwise)
    {
        int slash = mimeType?.IndexOf('/') ?? -1;
        string family = slash < 0 ? "" : mimeType!.Substring(0, slash);
        return family switch
        {
            "image" or "audio" or "video" => family,
            "application" or "text" => "document",
            _ => otherwise,
        };
    }

    internal static bool IsBase64(ReadOnlySpan<byte> text)
    {
        foreach (byte value in text)
        {
            if (value is not (>= (byte)'A' and <= (byte)'Z' or >= (byte)'a' and <= (byte)'z' or >= (byte)'0' and <= (byte)'9' or (byte)'+' or (byte)'/' or (byte)'=' or (byte)'-' or (byte)'_'))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>How many bytes the base64 stands for, captured or not.</summary>
    /// <param name="text">The string.</param>
    /// <param name="prefix">How many bytes before the base64.</param>
    internal static long DecodedLength(WireElement text, int prefix)
    {
        long length = text.TextLength - prefix;
        ReadOnlySpan<byte> utf8 = text.Utf8;
        int padding = !text.IsWholeText || length < 4 || utf8[utf8.Length - 1] != '=' ? 0 : utf8[utf8.Length - 2] != '=' ? 1 : 2;
        return Math.Max(0, (length * 3 / 4) - padding);
    }

    /// <summary>An address without its query if that is a signature, which opens the door to whoever has it.</summary>
    internal static string Unsigned(string address)
    {
        int query = address.IndexOf('?');
        if (query < 0)
        {
            return address;
        }

        foreach (string mark in SignatureMarks)
        {
            if (address.IndexOf(mark, query, StringComparison.OrdinalIgnoreCase) >= 0)
            {
                return address.Substring(0, query);
            }
        }

        return address;
    }
}
