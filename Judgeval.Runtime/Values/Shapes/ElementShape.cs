using System.Text.Json;

namespace Judgeval.Values.Shapes;

/// <summary>JSON that the program has parsed.</summary>
internal sealed class ElementShape : ValueShape
{
    private const int LongestNumber = 64;

    internal override void Write(ValueWriter writer, object value) =>
        WriteElement(writer, value is JsonDocument document ? document.RootElement : (JsonElement)value);

    private static void WriteElement(ValueWriter writer, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Undefined:
                writer.Json.WriteNullValue();
                break;
            case JsonValueKind.Object:
                WriteObject(writer, element);
                break;
            case JsonValueKind.Array:
                WriteArray(writer, element);
                break;
            case JsonValueKind.String:
                writer.WriteText(element.GetString()!);
                break;
            case JsonValueKind.Number:
                WriteNumber(writer, element);
                break;
            default:
                element.WriteTo(writer.Json);
                break;
        }
    }

    private static void WriteObject(ValueWriter writer, JsonElement element)
    {
        if (!writer.TryEnter(element))
        {
            return;
        }

        writer.Json.WriteStartObject();
        foreach (JsonProperty property in element.EnumerateObject())
        {
            if (!writer.HasRoom)
            {
                writer.Json.WriteString(ValueWriter.Marker, ValueWriter.Marker);
                break;
            }

            DictionaryShape.WriteEntry(writer, property.Name, property.Value);
        }

        writer.Json.WriteEndObject();
        writer.Leave();
    }

    private static void WriteArray(ValueWriter writer, JsonElement element)
    {
        if (!writer.TryEnter(element))
        {
            return;
        }

        writer.Json.WriteStartArray();
        int written = 0;
        foreach (JsonElement item in element.EnumerateArray())
        {
            if (written == ValueWriter.MaximumItems || !writer.HasRoom)
            {
                writer.Json.WriteStringValue(SequenceShape.Rest(element.GetArrayLength() - written));
                break;
            }

            writer.Write(item);
            written++;
        }

        writer.Json.WriteEndArray();
        writer.Leave();
    }

    // As it was spelt, unless nobody needs that many digits.
    private static void WriteNumber(ValueWriter writer, JsonElement element)
    {
        string digits = element.GetRawText();
        if (digits.Length <= LongestNumber)
        {
            element.WriteTo(writer.Json);
        }
        else
        {
            writer.WriteText(digits);
        }
    }
}
