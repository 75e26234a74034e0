using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Judgeval.Values.Shapes;

/// <summary>What System.Text.Json writes as one short value: numbers, dates, enums. Its own converters throw before they write, or not at all.</summary>
internal sealed class LeafShape(JsonTypeInfo type) : ValueShape
{
    internal JsonTypeInfo Type { get; } = type;

    internal override void Write(ValueWriter writer, object value) => JsonSerializer.Serialize(writer.Json, value, Type);
}
