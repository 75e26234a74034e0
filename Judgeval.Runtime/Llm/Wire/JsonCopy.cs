using System.Globalization;
using System.Text.Json;
using Judgeval.Llm.Wire.Json;
using Judgeval.Values;

namespace Judgeval.Llm.Wire;

/// <summary>Copies JSON that the engine does not know: media become their length, credentials go.</summary>
internal static class JsonCopy
{
    private const int ShortestMedia = 256;

    internal static void Write(Utf8JsonWriter writer, WireElement value)
    {
        switch (value.Type)
        {
            case JsonTokenType.StartObject:
                writer.WriteStartObject();
                foreach (WireMember member in value.Members)
                {
                    WriteMember(writer, member);
                }

                writer.WriteEndObject();
                break;
            case JsonTokenType.StartArray:
                writer.WriteStartArray();
                foreach (WireElement item in value.Items)
                {
                    Write(writer, item);
                }

                writer.WriteEndArray();
                break;
            case JsonTokenType.String:
                WriteString(writer, value);
                break;
            case JsonTokenType.None:
                writer.WriteNullValue();
                break;
            default:
                writer.WriteRawValue(value.Json, skipInputValidation: true);
                break;
        }
    }

    /// <summary>The JSON that a string holds if it is an object or an array, else the string: arguments of a tool are sent like that.</summary>
    internal static void WriteParsed(Utf8JsonWriter writer, string text)
    {
        byte[] utf8 = System.Text.Encoding.UTF8.GetBytes(text);
        var document = new WireDocument();
        document.Parse(utf8, utf8.Length);
        if (document.IsWhole && (document.Root.IsObject || document.Root.IsArray))
        {
            Write(writer, document.Root);
        }
        else
        {
            JsonText.WriteText(writer, text);
        }
    }

    private static void WriteMember(Utf8JsonWriter writer, WireMember member)
    {
        string name = member.Name;
        writer.WritePropertyName(name);
        if (SecretMask.IsSecretName(name))
        {
            writer.WriteStringValue(SecretMask.Masked);
        }
        else
        {
            Write(writer, member.Value);
        }
    }

    private static void WriteString(Utf8JsonWriter writer, WireElement value)
    {
        if (value.Utf8.Length >= ShortestMedia && MediaSource.IsBase64(value.Utf8))
        {
            writer.WriteStringValue(string.Format(CultureInfo.InvariantCulture, "<{0} bytes>", MediaSource.DecodedLength(value, prefix: 0)));
        }
        else
        {
            JsonText.WriteText(writer, value.Text);
        }
    }
}
