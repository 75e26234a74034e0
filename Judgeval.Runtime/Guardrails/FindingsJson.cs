using System.Text;
using System.Text.Json;
using Judgeval.Values;

namespace Judgeval.Guardrails;

/// <summary>Findings as JSON text, in the form that Traccia gives them.</summary>
internal static class FindingsJson
{
    /// <summary>Whole findings only, as many as fit.</summary>
    /// <param name="findings">The findings.</param>
    /// <param name="limit">How long the text may be.</param>
    internal static string Write(IReadOnlyList<Finding> findings, int limit)
    {
        var buffer = new PooledBuffer();
        using var json = new Utf8JsonWriter(buffer, ValueSerializer.WriterOptions);
        buffer.Append((byte)'[');
        foreach (Finding finding in findings)
        {
            int before = buffer.Length;
            if (before > 1)
            {
                buffer.Append((byte)',');
            }

            json.Reset();
            Write(json, finding);
            json.Flush();
            if (buffer.Length >= limit)
            {
                buffer.CutTo(before);
                break;
            }
        }

        buffer.Append((byte)']');
        return Encoding.UTF8.GetString(buffer.Bytes, 0, buffer.Length);
    }

    private static void Write(Utf8JsonWriter json, Finding finding)
    {
        json.WriteStartObject();
        json.WriteString("id", finding.Id);
        json.WriteString("category", CategoryNames.Of(finding.Category));
        json.WriteString("name", finding.Name);
        json.WriteString("source_type", finding.SourceType);
        json.WriteString("confidence", ConfidenceNames.Of(finding.Confidence));
        if (finding.Triggered is { } triggered)
        {
            json.WriteBoolean("triggered", triggered);
        }
        else
        {
            json.WriteNull("triggered");
        }

        json.WriteString("enforcement_mode", finding.EnforcementMode);
        json.WriteString("status", finding.Status);
        json.WriteString("detection_reason", finding.Reason);
        json.WriteStartObject("evidence_ref");
        json.WriteString("trace_id", finding.TraceId);
        json.WriteString("span_id", finding.SpanId);
        json.WriteString("integration", finding.Integration);
        json.WriteStrings("attribute_keys", finding.Keys);
        json.WriteEndObject();
        json.WriteString("raw_excerpt", finding.Excerpt);
        json.WriteEndObject();
    }
}
