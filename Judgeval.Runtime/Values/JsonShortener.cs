using System.Text;
using System.Text.Json;

namespace Judgeval.Values;

/// <summary>Shortens JSON to JSON: keeps the beginning, marks the place of the cut, and closes what is open.</summary>
internal static class JsonShortener
{
    // The serializer's own limit, twice: custom serializers and converters may nest as deep as that.
    internal const int MaximumDepth = 128;

    // The marker as a member, with its quotes, colon and comma.
    private const int MarkerLength = 16;

    internal static string Shorten(string json, int limit)
    {
        var buffer = new PooledBuffer();
        using var writer = new Utf8JsonWriter(buffer, ValueSerializer.WriterOptions);
        Shorten(Encoding.UTF8.GetBytes(json), isWhole: true, limit, writer);
        writer.Flush();
        return Encoding.UTF8.GetString(buffer.Bytes, 0, buffer.Length);
    }

    /// <summary>Copies as many tokens as the limit allows.</summary>
    /// <param name="json">JSON, or the beginning of it.</param>
    /// <param name="isWhole">False for a beginning.</param>
    /// <param name="limit">The most characters to write.</param>
    /// <param name="writer">Where to.</param>
    internal static void Shorten(byte[] json, bool isWhole, int limit, Utf8JsonWriter writer)
    {
        var reader = new Utf8JsonReader(json, isWhole, new JsonReaderState(new JsonReaderOptions { MaxDepth = MaximumDepth }));
        var open = new Stack<bool>();
        bool awaitsValue = false;
        int used = 0;
        while (reader.Read())
        {
            int cost = CharactersOf(reader.ValueSpan) + PunctuationOf(reader.TokenType);

            // What closes the open arrays and objects comes later and must fit too.
            int left = limit - used - open.Count - MarkerLength;
            if (cost > left && reader.TokenType is not (JsonTokenType.EndArray or JsonTokenType.EndObject))
            {
                WriteRest(ref reader, writer, open, awaitsValue, left);
                return;
            }

            used += cost;
            Copy(ref reader, writer, open);
            awaitsValue = reader.TokenType == JsonTokenType.PropertyName;
        }

        if (open.Count > 0)
        {
            Close(writer, open, awaitsValue);
        }
        else if (used == 0)
        {
            writer.WriteStringValue(ValueWriter.Marker);
        }
    }

    private static void WriteRest(ref Utf8JsonReader reader, Utf8JsonWriter writer, Stack<bool> open, bool awaitsValue, int left)
    {
        if (reader.TokenType == JsonTokenType.String && left > 0)
        {
            writer.WriteStringValue(CutEncoded(reader.GetString()!, left));
            awaitsValue = false;
        }

        Close(writer, open, awaitsValue);
    }

    private static void Close(Utf8JsonWriter writer, Stack<bool> open, bool awaitsValue)
    {
        if (awaitsValue || (open.Count > 0 && !open.Peek()))
        {
            writer.WriteStringValue(ValueWriter.Marker);
        }
        else if (open.Count > 0)
        {
            writer.WriteString(ValueWriter.Marker, ValueWriter.Marker);
        }

        while (open.Count > 0)
        {
            if (open.Pop())
            {
                writer.WriteEndObject();
            }
            else
            {
                writer.WriteEndArray();
            }
        }
    }

    private static void Copy(ref Utf8JsonReader reader, Utf8JsonWriter writer, Stack<bool> open)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                open.Push(true);
                writer.WriteStartObject();
                break;
            case JsonTokenType.StartArray:
                open.Push(false);
                writer.WriteStartArray();
                break;
            case JsonTokenType.EndObject:
                open.Pop();
                writer.WriteEndObject();
                break;
            case JsonTokenType.EndArray:
                open.Pop();
                writer.WriteEndArray();
                break;
            case JsonTokenType.PropertyName:
                writer.WritePropertyName(reader.GetString()!);
                break;
            case JsonTokenType.String:
                writer.WriteStringValue(reader.GetString());
                break;
            default:
                writer.WriteRawValue(reader.ValueSpan, skipInputValidation: true);
                break;
        }
    }

    // Escapes count: a line break takes two characters.
    private static string CutEncoded(string text, int length)
    {
        // Encoded it is never shorter.
        text = text.Length <= length ? text : RecordedText.Cut(text, length);
        while (text.Length > 0)
        {
            int encoded = ValueSerializer.Encoder.Encode(text).Length;
            if (encoded <= length)
            {
                break;
            }

            int keep = (int)Math.Min(text.Length - 1, (long)text.Length * length / encoded);
            text = RecordedText.Cut(text, keep);
        }

        return text;
    }

    // Quotes, comma and colon.
    private static int PunctuationOf(JsonTokenType token) => token switch
    {
        JsonTokenType.PropertyName => 4,
        JsonTokenType.String => 3,
        _ => 1,
    };

    // A character is every byte that does not continue one, and two of them for four bytes.
    internal static int CharactersOf(ReadOnlySpan<byte> utf8)
    {
        int count = 0;
        foreach (byte value in utf8)
        {
            if ((value & 0xC0) != 0x80)
            {
                count += value >= 0xF0 ? 2 : 1;
            }
        }

        return count;
    }
}
