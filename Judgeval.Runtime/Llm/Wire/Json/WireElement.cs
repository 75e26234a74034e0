using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace Judgeval.Llm.Wire.Json;

/// <summary>One value of a <see cref="WireDocument"/>. What is missing, or of another type than the one asked for, is missing; nothing throws.</summary>
internal readonly struct WireElement(WireDocument? document, int index)
{
    internal bool Exists => Type is not (JsonTokenType.None or JsonTokenType.Null);

    internal bool IsObject => Type == JsonTokenType.StartObject;

    internal bool IsArray => Type == JsonTokenType.StartArray;

    internal bool IsText => Type == JsonTokenType.String;

    internal bool IsTrue => Type == JsonTokenType.True;

    internal JsonTokenType Type => index < 0 || document is null ? JsonTokenType.None : Token.Type;

    /// <summary>The string, or null.</summary>
    internal string? Text => IsText ? WireText.Decode(Utf8, Token.HasEscapes) : null;

    /// <summary>The string, or the text of the number; null for anything else.</summary>
    internal string? TextOrNumber => Type == JsonTokenType.Number ? WireText.Decode(Utf8, hasEscapes: false) : Text;

    /// <summary>The bytes of a string as it is spelt in JSON, or of a number. Empty for anything else.</summary>
    internal ReadOnlySpan<byte> Utf8 => Type is JsonTokenType.String or JsonTokenType.Number ? document!.Bytes(Token.Start, Token.Length) : default;

    /// <summary>The bytes that the whole string had on the wire, however much of it was captured.</summary>
    internal long TextLength => !IsText ? 0 : Math.Max(document!.ElidedAt(Token.Start - 1), Token.Length);

    /// <summary>The string was captured to its end.</summary>
    internal bool IsWholeText => IsText && document!.ElidedAt(Token.Start - 1) == 0;

    /// <summary>The integer, or null; a fraction of zero is an integer too.</summary>
    internal long? Integer
    {
        get
        {
            if (Type != JsonTokenType.Number)
            {
                return null;
            }

            ReadOnlySpan<byte> utf8 = Utf8;
            if (Utf8Parser.TryParse(utf8, out long value, out int consumed) && consumed == utf8.Length)
            {
                return value;
            }

            // Beyond 2^53 a double is no longer the number that was sent.
            return Number is { } number && Math.Abs(number) <= 1L << 53 && Math.Floor(number) == number ? (long)number : null;
        }
    }

    internal double? Number => Type == JsonTokenType.Number && Utf8Parser.TryParse(Utf8, out double value, out int consumed) && consumed == Utf8.Length
        && !double.IsInfinity(value) && !double.IsNaN(value) ? value : null;

    internal bool? Flag => Type switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        _ => null,
    };

    /// <summary>The JSON of the value, or nothing if its end is missing.</summary>
    internal ReadOnlySpan<byte> Json => Type switch
    {
        JsonTokenType.None or JsonTokenType.PropertyName => default,
        JsonTokenType.StartObject or JsonTokenType.StartArray => Token.IsWhole ? document!.Bytes(Token.Start, Token.Length) : default,
        JsonTokenType.String => document!.Bytes(Token.Start - 1, Token.Length + 2),
        _ => document!.Bytes(Token.Start, Token.Length),
    };

    /// <summary>How many elements the whole array had, however many of them were captured.</summary>
    internal long Count
    {
        get
        {
            if (!IsArray)
            {
                return 0;
            }

            long count = document!.ElidedAt(Token.Start);
            foreach (WireElement _ in Items)
            {
                count++;
            }

            return count;
        }
    }

    /// <summary>The elements of an array; none for anything else.</summary>
    internal WireItems Items => IsArray ? new(document!, index + 1, Token.Next) : new(document!, 0, 0);

    /// <summary>The members of an object; none for anything else.</summary>
    internal WireMembers Members => IsObject ? new(document!, index + 1, Token.Next) : new(document!, 0, 0);

    private ref readonly WireToken Token => ref document!.TokenAt(index);

    internal WireElement this[ReadOnlySpan<byte> name]
    {
        get
        {
            foreach (WireMember member in Members)
            {
                if (member.IsNamed(name))
                {
                    return member.Value;
                }
            }

            return default;
        }
    }

    /// <summary>For members that have two spellings, or two names by API.</summary>
    internal WireElement Either(ReadOnlySpan<byte> name, ReadOnlySpan<byte> other)
    {
        WireElement found = this[name];
        return found.Exists ? found : this[other];
    }

    internal bool Is(ReadOnlySpan<byte> text) => IsText && Utf8.SequenceEqual(text);

    internal void AppendTo(StringBuilder text)
    {
        if (IsText)
        {
            WireText.Append(text, Utf8, Token.HasEscapes);
        }
    }
}
