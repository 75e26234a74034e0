using System.Text.Json;

namespace Judgeval.Guardrails;

/// <summary>What the two writers of JSON share.</summary>
internal static class JsonWriterExtensions
{
    internal static void WriteStrings(this Utf8JsonWriter json, string name, string[] items)
    {
        json.WriteStartArray(name);
        foreach (string item in items)
        {
            json.WriteStringValue(item);
        }

        json.WriteEndArray();
    }
}
