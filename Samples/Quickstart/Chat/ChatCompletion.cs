namespace Quickstart.Chat;

/// <summary>What the model answers: at once, or a piece of it in a stream.</summary>
internal sealed record ChatCompletion(string Id, string Object, string Model, IReadOnlyList<ChatChoice> Choices);
