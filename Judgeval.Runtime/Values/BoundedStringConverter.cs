using System.Text.Json;
using System.Text.Json.Serialization;

namespace Judgeval.Values;

/// <summary>Cuts a string before it is encoded when it alone is longer than what is kept of the whole value.</summary>
internal sealed class BoundedStringConverter : JsonConverter<string>
{
    internal static string Bounded(string text)
    {
        int limit = ValueCapture.Limit;
        return text.Length <= limit ? text : RecordedText.Cut(text, limit);
    }

    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(Bounded(value));

    public override void WriteAsPropertyName(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WritePropertyName(Bounded(value));
}
