namespace Judgeval.Llm.Wire.Responses;

/// <summary>What a part of an answer is.</summary>
internal enum ResponsePartKind
{
    /// <summary>Text.</summary>
    Text,

    /// <summary>What the model thought.</summary>
    Reasoning,

    /// <summary>Why it does not answer.</summary>
    Refusal,

    /// <summary>A tool that the program is to call.</summary>
    ToolCall,

    /// <summary>A tool that the provider calls itself.</summary>
    ServerToolCall,

    /// <summary>Bytes, of which only the length is kept.</summary>
    Blob,

    /// <summary>JSON as it came.</summary>
    Other,
}
