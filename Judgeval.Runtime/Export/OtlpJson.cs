using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Judgeval.Configuration;
using Judgeval.Values;
using OpenTelemetry;
using OpenTelemetry.Resources;

namespace Judgeval.Export;

/// <summary>
/// Writes OTLP/JSON: lowerCamelCase names, ids in hexadecimal, enums as numbers, 64-bit integers as strings
/// (https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding).
/// </summary>
internal static class OtlpJson
{
    /// <summary>A <c>TracesData</c> object and a line feed.</summary>
    internal static byte[] Line(in Batch<Activity> batch, Resource resource, SpanLimits limits)
    {
        var scopes = new Dictionary<(string Name, string? Version), List<Activity>>();
        foreach (Activity activity in batch)
        {
            (string, string?) scope = (activity.Source.Name, activity.Source.Version);
            if (!scopes.TryGetValue(scope, out List<Activity>? spans))
            {
                scopes.Add(scope, spans = []);
            }

            spans.Add(activity);
        }

        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, ValueSerializer.WriterOptions))
        {
            json.WriteStartObject();
            json.WriteStartArray("resourceSpans");
            json.WriteStartObject();
            json.WriteStartObject("resource");
            OtlpJsonValues.WriteAttributes(json, resource.Attributes!);
            json.WriteEndObject();
            json.WriteStartArray("scopeSpans");
            foreach (KeyValuePair<(string Name, string? Version), List<Activity>> scope in scopes)
            {
                WriteScope(json, scope.Key.Name, scope.Key.Version, scope.Value, limits);
            }

            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }

    private static void WriteScope(Utf8JsonWriter json, string name, string? version, List<Activity> spans, SpanLimits limits)
    {
        json.WriteStartObject();
        json.WriteStartObject("scope");
        json.WriteString("name", name);
        if (!string.IsNullOrEmpty(version))
        {
            json.WriteString("version", version);
        }

        json.WriteEndObject();
        json.WriteStartArray("spans");
        foreach (Activity span in spans)
        {
            WriteSpan(json, span, limits);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteSpan(Utf8JsonWriter json, Activity span, SpanLimits limits)
    {
        json.WriteStartObject();
        json.WriteString("traceId", span.TraceId.ToHexString());
        json.WriteString("spanId", span.SpanId.ToHexString());
        if (span.ParentSpanId != default)
        {
            json.WriteString("parentSpanId", span.ParentSpanId.ToHexString());
        }

        if (!string.IsNullOrEmpty(span.TraceStateString))
        {
            json.WriteString("traceState", span.TraceStateString);
        }

        json.WriteString("name", span.DisplayName);

        // OTLP counts the kinds from 1; 0 means unspecified.
        json.WriteNumber("kind", (int)span.Kind + 1);
        json.WriteString("startTimeUnixNano", Nanoseconds(span.StartTimeUtc));
        json.WriteString("endTimeUnixNano", Nanoseconds(span.StartTimeUtc + span.Duration));
        OtlpJsonValues.WriteAttributes(json, span.TagObjects);
        WriteEvents(json, span, limits.Events);
        WriteLinks(json, span, limits.Links);
        WriteStatus(json, span);
        json.WriteEndObject();
    }

    private static void WriteEvents(Utf8JsonWriter json, Activity span, int limit)
    {
        json.WriteStartArray("events");
        foreach (ActivityEvent occurrence in span.Events.Take(limit))
        {
            json.WriteStartObject();
            json.WriteString("timeUnixNano", Nanoseconds(occurrence.Timestamp.UtcDateTime));
            json.WriteString("name", occurrence.Name);
            OtlpJsonValues.WriteAttributes(json, occurrence.Tags);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        WriteDropped(json, "droppedEventsCount", span.Events.Count() - limit);
    }

    private static void WriteLinks(Utf8JsonWriter json, Activity span, int limit)
    {
        json.WriteStartArray("links");
        foreach (ActivityLink link in span.Links.Take(limit))
        {
            json.WriteStartObject();
            json.WriteString("traceId", link.Context.TraceId.ToHexString());
            json.WriteString("spanId", link.Context.SpanId.ToHexString());
            OtlpJsonValues.WriteAttributes(json, link.Tags ?? []);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        WriteDropped(json, "droppedLinksCount", span.Links.Count() - limit);
    }

    private static void WriteDropped(Utf8JsonWriter json, string name, int count)
    {
        if (count > 0)
        {
            json.WriteNumber(name, count);
        }
    }

    private static void WriteStatus(Utf8JsonWriter json, Activity span)
    {
        json.WriteStartObject("status");
        if (span.Status != ActivityStatusCode.Unset)
        {
            json.WriteNumber("code", span.Status == ActivityStatusCode.Ok ? 1 : 2);
            if (span.StatusDescription is { Length: > 0 } message)
            {
                json.WriteString("message", message);
            }
        }

        json.WriteEndObject();
    }

    private static string Nanoseconds(DateTime utc) =>
        ((utc.Ticks - new DateTime(1970, 1, 1, 0, 0, 0, DateTimeKind.Utc).Ticks) * 100).ToString(CultureInfo.InvariantCulture);
}
