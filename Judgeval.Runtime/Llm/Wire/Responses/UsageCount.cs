namespace Judgeval.Llm.Wire.Responses;

/// <summary>The figures that providers give, before they are counted in one way.</summary>
internal enum UsageCount
{
    /// <summary>Input tokens; whether those of the cache are among them depends on the provider.</summary>
    Input,

    /// <summary>Gemini's tokens of what its own tools returned, which are counted apart.</summary>
    ToolInput,

    /// <summary>Read from the cache.</summary>
    CacheRead,

    /// <summary>Written to the cache.</summary>
    CacheWrite,

    /// <summary>Output tokens; whether those of reasoning are among them depends on the provider.</summary>
    Output,

    /// <summary>Tokens of reasoning.</summary>
    Reasoning,

    /// <summary>Input tokens of images.</summary>
    InputImage,

    /// <summary>Output tokens of images.</summary>
    OutputImage,

    /// <summary>Input tokens of sound.</summary>
    InputAudio,

    /// <summary>Output tokens of sound.</summary>
    OutputAudio,

    /// <summary>All tokens.</summary>
    Total,
}
