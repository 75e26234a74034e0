using System.Text.Json.Serialization;

namespace Quickstart.Chat;

/// <summary>One message of a conversation. The spans record it as it goes over the wire, because its JSON names stand here.</summary>
internal sealed record ChatMessage
{
    [JsonPropertyName("role")]
    public required string Role { get; init; }

    [JsonPropertyName("content"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Content { get; init; }

    [JsonPropertyName("tool_calls"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ToolCall>? ToolCalls { get; init; }

    [JsonPropertyName("tool_call_id"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ToolCallId { get; init; }

    public static ChatMessage System(string text) => new() { Role = "system", Content = text };

    public static ChatMessage User(string text) => new() { Role = "user", Content = text };

    public static ChatMessage Tool(string callId, string result) => new() { Role = "tool", ToolCallId = callId, Content = result };
}
