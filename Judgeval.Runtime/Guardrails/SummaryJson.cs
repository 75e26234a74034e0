using System.Text;
using System.Text.Json;
using Judgeval.Values;

namespace Judgeval.Guardrails;

/// <summary>A summary as JSON text: Traccia's members in its order, and then ours.</summary>
internal static class SummaryJson
{
    internal static string Write(GuardrailSummary summary)
    {
        var buffer = new PooledBuffer();
        using (var json = new Utf8JsonWriter(buffer, ValueSerializer.WriterOptions))
        {
            json.WriteStartObject();
            json.WriteStrings("detected_categories", summary.Detected);
            json.WriteStrings("triggered_categories", summary.Triggered);
            json.WriteStartArray("missing_categories");
            foreach (Expectation missing in summary.Missing)
            {
                Write(json, missing);
            }

            json.WriteEndArray();
            json.WriteString("coverage_confidence", ConfidenceNames.Of(summary.Confidence));
            json.WriteStrings("capabilities_observed", summary.Capabilities);
            json.WriteStrings("limitations", summary.Limitations);
            if (summary.Coverage is { } coverage)
            {
                json.WriteNumber("coverage", coverage);
            }
            else
            {
                json.WriteNull("coverage");
            }

            json.WriteStrings("unanswered_categories", summary.Unanswered);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.Bytes, 0, buffer.Length);
    }

    private static void Write(Utf8JsonWriter json, Expectation missing)
    {
        json.WriteStartObject();
        json.WriteString("category", CategoryNames.Of(missing.Category));
        json.WriteString("why_required", missing.Why);
        json.WriteString("missing_confidence", ConfidenceNames.Of(missing.Confidence));
        json.WriteStartObject("evidence_ref");
        json.WriteStrings("attribute_keys", CapabilityNames.Of(missing.Requires));
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
