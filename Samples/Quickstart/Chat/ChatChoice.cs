namespace Quickstart.Chat;

/// <summary>A whole message, or in a stream what it grows by.</summary>
internal sealed record ChatChoice(int Index, ChatMessage? Message, ChatMessage? Delta, string? FinishReason);
