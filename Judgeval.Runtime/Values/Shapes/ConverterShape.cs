using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Judgeval.Values.Shapes;

/// <summary>
/// What somebody else's converter writes. It writes aside: it may throw half-way, write more than is kept, or something that is no JSON.
/// </summary>
internal sealed class ConverterShape(Action<Utf8JsonWriter, object> write) : ValueShape
{
    // The writer reserves three bytes for each character of a string in advance.
    private const int Reserve = 4096;

    internal ConverterShape(JsonTypeInfo type)
        : this((json, value) => JsonSerializer.Serialize(json, value, type))
    {
    }

    internal override void Write(ValueWriter writer, object value)
    {
        int left = Math.Max(writer.Left(int.MaxValue), 1);
        writer.Json.WriteRawValue(JsonOf(value, left));
    }

    private string JsonOf(object value, int left)
    {
        var buffer = new PooledBuffer { MaximumLength = (int)Math.Min(int.MaxValue / 2, (4L * left) + Reserve) };
        using var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = ValueSerializer.Encoder });
        try
        {
            write(json, value);
            json.Flush();
            return Bounded(Encoding.UTF8.GetString(buffer.Bytes, 0, buffer.Length), left);
        }
        catch (ValueTooLongException)
        {
            json.Reset(Stream.Null);
            return Beginning(buffer.Bytes.AsSpan(0, buffer.Length).ToArray(), left);
        }
    }

    /// <summary>Shortens JSON, media first.</summary>
    internal static string Bounded(string json, int left)
    {
        string text = MediaText.Shorten(json, json.Length);
        return text.Length <= left ? text : JsonShortener.Shorten(text, left);
    }

    private static string Beginning(byte[] beginning, int left)
    {
        var buffer = new PooledBuffer();
        using var json = new Utf8JsonWriter(buffer, ValueSerializer.WriterOptions);
        JsonShortener.Shorten(beginning, isWhole: false, left, json);
        json.Flush();
        return Encoding.UTF8.GetString(buffer.Bytes, 0, buffer.Length);
    }
}
