using System.Collections;
using System.Globalization;
using System.Text.Json;

namespace Judgeval.Export;

/// <summary>Writes attributes as OTLP/JSON key-value lists.</summary>
internal static class OtlpJsonValues
{
    internal static void WriteAttributes(Utf8JsonWriter json, IEnumerable<KeyValuePair<string, object?>> attributes)
    {
        json.WriteStartArray("attributes");
        foreach (KeyValuePair<string, object?> attribute in attributes)
        {
            json.WriteStartObject();
            json.WriteString("key", attribute.Key);
            json.WritePropertyName("value");
            WriteValue(json, attribute.Value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteValue(Utf8JsonWriter json, object? value)
    {
        json.WriteStartObject();
        switch (value)
        {
            case null:
                break;
            case string text:
                json.WriteString("stringValue", text);
                break;
            case bool flag:
                json.WriteBoolean("boolValue", flag);
                break;
            case sbyte or byte or short or ushort or int or uint or long:
                json.WriteString("intValue", Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
            case float or double:
                WriteDouble(json, Convert.ToDouble(value, CultureInfo.InvariantCulture));
                break;
            case byte[] bytes:
                json.WriteBase64String("bytesValue", bytes);
                break;
            case Array array:
                WriteArray(json, array);
                break;
            default:
                json.WriteString("stringValue", Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
        }

        json.WriteEndObject();
    }

    private static void WriteDouble(Utf8JsonWriter json, double value)
    {
        // Protobuf's JSON spells what JSON has no number for.
        if (double.IsNaN(value) || double.IsInfinity(value))
        {
            json.WriteString("doubleValue", double.IsNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity");
        }
        else
        {
            json.WriteNumber("doubleValue", value);
        }
    }

    private static void WriteArray(Utf8JsonWriter json, IEnumerable array)
    {
        json.WriteStartObject("arrayValue");
        json.WriteStartArray("values");
        foreach (object? item in array)
        {
            WriteValue(json, item);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
