using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace Judgeval.Llm.Wire.Json;

/// <summary>
/// Text out of JSON strings. A surrogate that stands alone is kept: its other half may come with the next chunk. Bytes that are no UTF-8 become U+FFFD.
/// </summary>
internal static class WireText
{
    internal static string Decode(ReadOnlySpan<byte> utf8, bool hasEscapes)
    {
        if (!hasEscapes)
        {
            return Decode(utf8);
        }

        var text = new StringBuilder(utf8.Length);
        Append(text, utf8, hasEscapes);
        return text.ToString();
    }

    internal static unsafe string Decode(ReadOnlySpan<byte> utf8)
    {
        fixed (byte* bytes = utf8)
        {
            return utf8.IsEmpty ? "" : Encoding.UTF8.GetString(bytes, utf8.Length);
        }
    }

    internal static void Append(StringBuilder text, ReadOnlySpan<byte> utf8, bool hasEscapes)
    {
        while (hasEscapes && utf8.IndexOf((byte)'\\') is >= 0 and var escape)
        {
            Append(text, utf8.Slice(0, escape));
            utf8 = utf8.Slice(escape + AppendEscape(text, utf8.Slice(escape)));
        }

        Append(text, utf8);
    }

    private static unsafe void Append(StringBuilder text, ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty)
        {
            return;
        }

        char[] buffer = ArrayPool<char>.Shared.Rent(utf8.Length);
        fixed (byte* bytes = utf8)
        fixed (char* chars = buffer)
        {
            int length = Encoding.UTF8.GetChars(bytes, utf8.Length, chars, buffer.Length);
            text.Append(buffer, 0, length);
        }

        ArrayPool<char>.Shared.Return(buffer);
    }

    // How many bytes the escape takes.
    private static int AppendEscape(StringBuilder text, ReadOnlySpan<byte> escape)
    {
        if (escape.Length < 2)
        {
            return escape.Length;
        }

        if (escape[1] == 'u')
        {
            bool isWhole = escape.Length >= 6 && Utf8Parser.TryParse(escape.Slice(2, 4), out ushort _, out int consumed, 'x') && consumed == 4;
            text.Append(isWhole ? Scalar(escape.Slice(2, 4)) : '\uFFFD');
            return Math.Min(escape.Length, 6);
        }

        text.Append((char)escape[1] switch
        {
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'b' => '\b',
            'f' => '\f',
            var other => other,
        });
        return 2;
    }

    private static char Scalar(ReadOnlySpan<byte> hex) => Utf8Parser.TryParse(hex, out ushort value, out _, 'x') ? (char)value : '\uFFFD';
}
