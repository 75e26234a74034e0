using System.Text.Json.Serialization;

namespace Quickstart.Chat;

/// <summary>The model's wish to have a tool run.</summary>
internal sealed record ToolCall(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("function")] ToolFunction Function,
    [property: JsonPropertyName("type")] string Type = "function");
