namespace Judgeval.Guardrails.Responses;

/// <summary>A property by which a message, or a part of one, is known.</summary>
internal enum MessagePart
{
    Other,
    Type,
    Content,
    Refusal,
}
