using System.Text.Json.Serialization;

namespace Quickstart.Chat;

/// <summary>The tool's name, and its arguments as a JSON object.</summary>
internal sealed record ToolFunction([property: JsonPropertyName("name")] string Name, [property: JsonPropertyName("arguments")] string Arguments);
