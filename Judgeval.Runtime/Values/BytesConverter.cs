using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Judgeval.Values;

/// <summary>Writes short byte arrays as Base64 and of longer ones, which are media or files, the length.</summary>
internal sealed class BytesConverter : JsonConverter<byte[]>
{
    private const int LongestShown = 256;

    public override byte[]? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

    public override void Write(Utf8JsonWriter writer, byte[] value, JsonSerializerOptions options)
    {
        if (value.Length <= LongestShown)
        {
            writer.WriteBase64StringValue(value);
        }
        else
        {
            writer.WriteStringValue($"<{value.Length.ToString(CultureInfo.InvariantCulture)} bytes>");
        }
    }
}
