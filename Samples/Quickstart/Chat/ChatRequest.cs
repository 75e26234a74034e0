namespace Quickstart.Chat;

/// <summary>What is posted to the model.</summary>
internal sealed record ChatRequest(string Model, IReadOnlyList<ChatMessage> Messages, bool Stream);
