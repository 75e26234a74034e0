namespace Judgeval.Spans.Context;

/// <summary>What a trace context holds. A tag, a metadata entry and an attribute also have a key, so there can be several of them.</summary>
internal enum ContextField
{
    SessionId,
    CustomerId,
    CustomerUserId,
    UserId,
    AgentId,
    AgentName,
    Environment,
    Project,
    Tag,
    Metadata,
    Attribute,
}
