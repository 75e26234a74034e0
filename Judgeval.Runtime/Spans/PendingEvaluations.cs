using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Judgeval.Internal;
using Judgeval.Spans.Context;
using Judgeval.Values;

namespace Judgeval.Spans;

/// <summary>
/// The evaluations that one span asks for. Each is kept as finished JSON but for the id of the project, which may be unknown, or another one, until the span is exported.
/// </summary>
internal sealed class PendingEvaluations
{
    internal const int MostEntries = 32;
    internal const int MostCharacters = 1 << 20;

    private const string Property = "judgeval.pending_evaluations";

    private static readonly object Making = new();
    private static bool _areUsed;

    private readonly List<string> _entries = [];
    private int _characters;
    private string? _projectId;

    /// <summary>Whether any span ever asked for one in this process.</summary>
    internal static bool AreUsed => Volatile.Read(ref _areUsed);

    /// <summary>Adds an evaluation to those of a running span. False if it has too many.</summary>
    internal static bool TryAdd(Activity span, string judge, Example? example, string? projectId)
    {
        // The program's own code may run here, so no lock is held.
        IReadOnlyList<KeyValuePair<string, string>> values = ValuesOf(example);
        return Make(span).TryAdd(span, RecordedText.Bounded(judge, ContextLimits.IdLength), values, projectId);
    }

    /// <summary>Names the project of the evaluations that a span asks for.</summary>
    internal static void Address(Activity span, string projectId)
    {
        if (span.GetCustomProperty(Property) is PendingEvaluations evaluations)
        {
            lock (evaluations._entries)
            {
                evaluations.Write(span, projectId);
            }
        }
    }

    private static PendingEvaluations Make(Activity span)
    {
        lock (Making)
        {
            Volatile.Write(ref _areUsed, true);
            if (span.GetCustomProperty(Property) is not PendingEvaluations evaluations)
            {
                evaluations = new PendingEvaluations();
                span.SetCustomProperty(Property, evaluations);
            }

            return evaluations;
        }
    }

    private static List<KeyValuePair<string, string>> ValuesOf(Example? example)
    {
        var values = new List<KeyValuePair<string, string>>();
        if (example is null)
        {
            return values;
        }

        if (example.Name is { } name)
        {
            Add(values, "name", name);
        }

        // The entry has these of its own.
        string[] taken = ["example_id", "created_at", "trace_id", "span_id", .. values.Select(static value => value.Key)];
        long characters = 0;
        foreach (KeyValuePair<string, object?> property in example.Properties)
        {
            // Too long already: it is not taken.
            if (characters > MostCharacters)
            {
                break;
            }

            if (!taken.Contains(property.Key))
            {
                characters += Add(values, RecordedText.Bounded(property.Key, ContextLimits.IdLength), property.Value);
            }
        }

        return values;
    }

    private static int Add(List<KeyValuePair<string, string>> values, string name, object? value)
    {
        if (ValueCapture.JsonOf(SemanticConventions.Judgment.PendingTraceEval, value, int.MaxValue) is not { } text)
        {
            return 0;
        }

        // The user's redaction may have made something else of it.
        string json = RecordedText.AsJson(text);
        values.Add(new(name, json));
        return json.Length;
    }

    private bool TryAdd(Activity span, string judge, IReadOnlyList<KeyValuePair<string, string>> values, string? projectId)
    {
        lock (_entries)
        {
            if (_entries.Count == MostEntries || _characters + values.Sum(static value => (long)value.Key.Length + value.Value.Length) > MostCharacters)
            {
                return false;
            }

            string entry = Entry(span, judge, values);
            _entries.Add(entry);
            _characters += entry.Length;
            _projectId = null;
            Write(span, projectId);
            return true;
        }
    }

    private string Entry(Activity span, string judge, IReadOnlyList<KeyValuePair<string, string>> values)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, ValueSerializer.WriterOptions))
        {
            json.WriteStartObject();
            json.WriteString("eval_name", $"async_evaluate_{judge}_{_entries.Count.ToString(CultureInfo.InvariantCulture)}");
            json.WriteStartArray("judges");
            json.WriteStartObject();
            json.WriteString("name", judge);
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteStartArray("examples");
            WriteExample(json, span, values);
            json.WriteEndArray();
            json.WriteBoolean("is_offline", false);
            json.WriteBoolean("is_behavior", false);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void WriteExample(Utf8JsonWriter json, Activity span, IReadOnlyList<KeyValuePair<string, string>> values)
    {
        json.WriteStartObject();
        foreach (KeyValuePair<string, string> value in values)
        {
            json.WritePropertyName(value.Key);
            json.WriteRawValue(value.Value, skipInputValidation: true);
        }

        json.WriteString("example_id", Guid.NewGuid().ToString());
        json.WriteString("created_at", DateTimeOffset.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffffzzz", CultureInfo.InvariantCulture));
        json.WriteString("trace_id", span.TraceId.ToHexString());
        json.WriteString("span_id", span.SpanId.ToHexString());
        json.WriteEndObject();
    }

    private void Write(Activity span, string? projectId)
    {
        if (projectId is not null && projectId == _projectId)
        {
            return;
        }

        _projectId = projectId;
        string project = projectId is null ? "null" : $"\"{JsonEncodedText.Encode(projectId)}\"";
        IEnumerable<string> addressed = _entries.Select(entry => $$"""{"project_id":{{project}},{{entry.Substring(1)}}""");
        span.SetTag(SemanticConventions.Judgment.PendingTraceEval, $"[{string.Join(",", addressed)}]");
    }
}
