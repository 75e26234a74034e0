using System.Text.Json;
using System.Text.Json.Serialization;

namespace Judgeval.Values;

/// <summary>Writes an exception as one line: reflecting over it would reach the methods of its stack.</summary>
internal sealed class ExceptionConverter : JsonConverter<Exception>
{
    public override bool CanConvert(Type typeToConvert) => typeof(Exception).IsAssignableFrom(typeToConvert) && !RecordedMembers.IsLeftOut(typeToConvert);

    public override Exception? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

    public override void Write(Utf8JsonWriter writer, Exception value, JsonSerializerOptions options) =>
        writer.WriteStringValue($"{value.GetType().FullName}: {value.Message}");
}
