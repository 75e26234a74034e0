using System.Text.Json.Serialization;

namespace Judgeval;

/// <summary>
/// One case for a judge: named values, such as what a model was asked and what it answered. As JSON it is one flat object: <c>example_id</c>, <c>created_at</c>,
/// <c>name</c>, and the values beside them.
/// </summary>
/// <remarks>Not thread-safe while it changes.</remarks>
/// <example>
/// <code>
/// var example = new Example { Name = "capital", ["input"] = "Capital of France?", ["actual_output"] = "Paris" };
/// </code>
/// </example>
public sealed class Example
{
    private const string OfflineTraceIdKey = "offline_trace_id";

    /// <summary>The example's own id. Default: a new one.</summary>
    [JsonPropertyName("example_id")]
    public string ExampleId { get; init; } = Guid.NewGuid().ToString();

    /// <summary>When the example was made. Default: now, in UTC.</summary>
    [JsonPropertyName("created_at")]
    public DateTimeOffset CreatedAt { get; init; } = DateTimeOffset.UtcNow;

    /// <summary>What people call the example. Default: null.</summary>
    [JsonPropertyName("name")]
    public string? Name { get; set; }

    /// <summary>The values by name.</summary>
    [JsonExtensionData]
    public IDictionary<string, object?> Properties { get; init; } = new Dictionary<string, object?>(StringComparer.Ordinal);

    /// <summary>The trace that an <see cref="OfflineTracer"/> made the example for: 32 lower-case hexadecimal digits, the value <c>offline_trace_id</c>. Else null.</summary>
    [JsonIgnore]
    public string? OfflineTraceId
    {
        get => this[OfflineTraceIdKey]?.ToString();
        internal set => this[OfflineTraceIdKey] = value;
    }

    /// <summary>A value by name; null if there is none.</summary>
    /// <param name="name">The name.</param>
    public object? this[string name]
    {
        get => Properties.TryGetValue(name, out object? value) ? value : null;
        set => Properties[name] = value;
    }
}
