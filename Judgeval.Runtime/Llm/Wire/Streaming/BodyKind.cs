namespace Judgeval.Llm.Wire.Streaming;

/// <summary>What form a body has.</summary>
internal enum BodyKind
{
    /// <summary>Nothing came yet.</summary>
    Unknown,

    /// <summary>One JSON value.</summary>
    Json,

    /// <summary>A JSON array of events.</summary>
    JsonArray,

    /// <summary>Server-sent events.</summary>
    Events,
}
