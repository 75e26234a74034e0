namespace Judgeval.Llm.Wire.Routing;

/// <summary>
/// Who answers where, and what is spoken there. The host says who, the path says what: many hosts speak several formats. The first row that fits counts.
/// </summary>
internal static class LlmRouteTable
{
    internal static readonly LlmProvider OpenAI = new("openai", "openai");

    internal static readonly LlmProvider Anthropic = new("anthropic", "anthropic");

    internal static readonly LlmProvider Gemini = new("google", "gcp.gemini");

    private static readonly LlmProvider Vertex = new("google", "gcp.vertex_ai");

    private static readonly LlmProvider Azure = new("azure", "azure.ai.openai");

    private static readonly LlmProvider Together = new("together", "together_ai");

    private static readonly LlmProvider Moonshot = new("moonshot", "moonshot_ai");

    internal static readonly HostRow[] Hosts =
    [
        new("api.openai.com", OpenAI),
        new("*.api.openai.com", OpenAI),
        new("api.anthropic.com", Anthropic),
        new("generativelanguage.googleapis.com", Gemini),
        new("aiplatform.googleapis.com", Vertex),
        new("*-aiplatform.googleapis.com", Vertex),
        new("*.openai.azure.com", Azure),
        new("*.cognitiveservices.azure.com", Azure),
        new("*.services.ai.azure.com", new("azure", "azure.ai.inference")),
        new("api.together.xyz", Together),
        new("api.together.ai", Together),
        new("api.groq.com", new("groq", "groq")),
        new("api.deepseek.com", new("deepseek", "deepseek")),
        new("api.x.ai", new("xai", "x_ai")),
        new("*.api.x.ai", new("xai", "x_ai")),
        new("api.mistral.ai", new("mistral", "mistral_ai")),
        new("codestral.mistral.ai", new("mistral", "mistral_ai")),
        new("openrouter.ai", new("openrouter", "openrouter")),
        new("api.perplexity.ai", new("perplexity", "perplexity")),
        new("api.moonshot.ai", Moonshot),
        new("api.moonshot.cn", Moonshot),
        new("localhost", new("ollama", "ollama"), 11434),
        new("127.0.0.1", new("ollama", "ollama"), 11434),
        new("::1", new("ollama", "ollama"), 11434),
    ];

    internal static readonly PathRow[] Paths =
    [
        new("/chat/completions", LlmApi.ChatCompletions, "chat", "deployments"),
        new("/completions", LlmApi.Completions, "text_completion", "deployments"),
        new("/responses", LlmApi.Responses, "chat"),
        new("/embeddings", LlmApi.Embeddings, "embeddings", "deployments"),
        new("/images/generations", LlmApi.Images, "generate_content", "deployments"),
        new("/images/edits", LlmApi.Images, "generate_content", "deployments"),
        new("/v1/messages", LlmApi.AnthropicMessages, "chat"),
        new(":rawPredict", LlmApi.AnthropicMessages, "chat", "anthropic/models"),
        new(":streamRawPredict", LlmApi.AnthropicMessages, "chat", "anthropic/models", IsStream: true),
        new(":generateContent", LlmApi.GeminiGenerate, "generate_content", "models"),
        new(":streamGenerateContent", LlmApi.GeminiGenerate, "generate_content", "models", IsStream: true),
        new(":embedContent", LlmApi.GeminiEmbed, "embeddings", "models"),
        new(":batchEmbedContents", LlmApi.GeminiEmbed, "embeddings", "models"),
    ];
}
