using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Judgeval.Values;

/// <summary>
/// Writes the type's name for values that reading would change, start or never finish (lazy sequences, streams, tasks), that mean nothing as data
/// (delegates, tokens), or that must not be recorded.
/// </summary>
internal sealed class OpaqueConverter : JsonConverter<object>
{
    public override bool CanConvert(Type typeToConvert) => RecordedMembers.IsLeftOut(typeToConvert) || OpaqueTypes.Contains(typeToConvert);

    public override object? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "See ValueSerializer.Write.")]
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "See ValueSerializer.Write.")]
    public override void Write(Utf8JsonWriter writer, object value, JsonSerializerOptions options)
    {
        Type type = value.GetType();
        if (CanConvert(type))
        {
            writer.WriteStringValue(TypeNames.Placeholder(type));
        }
        else
        {
            // Declared as a bare sequence, but a list.
            JsonSerializer.Serialize(writer, value, type, options);
        }
    }
}
