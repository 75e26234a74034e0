namespace Judgeval.Llm.Wire.Routing;

/// <summary>The formats that the engine reads, by what speaks them first; other hosts speak them too.</summary>
internal enum LlmApi
{
    /// <summary>OpenAI's <c>/chat/completions</c>.</summary>
    ChatCompletions,

    /// <summary>OpenAI's older <c>/completions</c>.</summary>
    Completions,

    /// <summary>OpenAI's <c>/responses</c>.</summary>
    Responses,

    /// <summary>OpenAI's <c>/embeddings</c>.</summary>
    Embeddings,

    /// <summary>OpenAI's <c>/images/generations</c> and <c>/images/edits</c>.</summary>
    Images,

    /// <summary>Anthropic's <c>/v1/messages</c>.</summary>
    AnthropicMessages,

    /// <summary>Gemini's <c>:generateContent</c> and <c>:streamGenerateContent</c>.</summary>
    GeminiGenerate,

    /// <summary>Gemini's <c>:embedContent</c> and <c>:batchEmbedContents</c>.</summary>
    GeminiEmbed,
}
