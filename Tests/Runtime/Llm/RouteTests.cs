using Judgeval.Llm.Wire.Routing;

namespace Judgeval.Tests.Runtime.Llm;

/// <summary>Who answers at an address, and what is spoken there.</summary>
public sealed class RouteTests
{
    [Theory]
    [InlineData("https://api.openai.com/v1/chat/completions", "openai", LlmApi.ChatCompletions, null)]
    [InlineData("https://api.openai.com/v1/responses/", "openai", LlmApi.Responses, null)]
    [InlineData("https://api.openai.com/v1/completions", "openai", LlmApi.Completions, null)]
    [InlineData("https://eu.api.openai.com/v1/embeddings", "openai", LlmApi.Embeddings, null)]
    [InlineData("https://api.openai.com/v1/images/generations", "openai", LlmApi.Images, null)]
    [InlineData("https://x.openai.azure.com/openai/deployments/my-gpt/chat/completions?api-version=1", "azure.ai.openai", LlmApi.ChatCompletions, "my-gpt")]
    [InlineData("https://x.openai.azure.com/openai/v1/responses", "azure.ai.openai", LlmApi.Responses, null)]
    [InlineData("https://api.anthropic.com/v1/messages?beta=true", "anthropic", LlmApi.AnthropicMessages, null)]
    [InlineData("https://generativelanguage.googleapis.com/v1beta/models/gemini-2.5-flash:generateContent?key=AIzaSecret", "gcp.gemini", LlmApi.GeminiGenerate, "gemini-2.5-flash")]
    [InlineData("https://generativelanguage.googleapis.com/v1beta/models/g:streamGenerateContent?alt=sse", "gcp.gemini", LlmApi.GeminiGenerate, "g")]
    [InlineData("https://generativelanguage.googleapis.com/v1beta/models/e:batchEmbedContents", "gcp.gemini", LlmApi.GeminiEmbed, "e")]
    [InlineData("https://generativelanguage.googleapis.com/v1beta/openai/chat/completions", "gcp.gemini", LlmApi.ChatCompletions, null)]
    [InlineData("https://us-central1-aiplatform.googleapis.com/v1/projects/p/locations/l/publishers/google/models/g:generateContent", "gcp.vertex_ai", LlmApi.GeminiGenerate, "g")]
    [InlineData("https://aiplatform.googleapis.com/v1/projects/p/locations/l/publishers/anthropic/models/claude:streamRawPredict", "gcp.vertex_ai", LlmApi.AnthropicMessages, "claude")]
    [InlineData("https://api.together.xyz/v1/chat/completions", "together_ai", LlmApi.ChatCompletions, null)]
    [InlineData("https://api.groq.com/openai/v1/chat/completions", "groq", LlmApi.ChatCompletions, null)]
    [InlineData("https://api.deepseek.com/chat/completions", "deepseek", LlmApi.ChatCompletions, null)]
    [InlineData("https://api.deepseek.com/anthropic/v1/messages", "deepseek", LlmApi.AnthropicMessages, null)]
    [InlineData("https://API.X.AI/v1/chat/completions", "x_ai", LlmApi.ChatCompletions, null)]
    [InlineData("https://api.mistral.ai/v1/embeddings", "mistral_ai", LlmApi.Embeddings, null)]
    [InlineData("https://openrouter.ai/api/v1/chat/completions", "openrouter", LlmApi.ChatCompletions, null)]
    [InlineData("http://localhost:11434/v1/chat/completions", "ollama", LlmApi.ChatCompletions, null)]
    [InlineData("http://[::1]:11434/v1/chat/completions", "ollama", LlmApi.ChatCompletions, null)]
    public void an_address_says_who_answers(string address, string provider, object api, string? model)
    {
        LlmRoute? route = LlmRouter.Find(new Uri(address), "application/json; charset=utf-8");

        Assert.NotNull(route);
        Assert.Equal((provider, (LlmApi)api, model, true), (route.Provider.ConventionName, route.Api, route.Model, route.IsKnownHost));
    }

    [Theory]
    [InlineData("http://gateway.example:8000/v1/chat/completions", "openai")]
    [InlineData("http://gateway.example/llm/v1/messages", "anthropic")]
    [InlineData("http://gateway.example/v1/models/g:generateContent", "gcp.gemini")]
    public void a_host_that_nobody_knows_speaks_what_its_path_says(string address, string provider)
    {
        LlmRoute? route = LlmRouter.Find(new Uri(address), "application/json");

        Assert.Equal((provider, false), (route!.Provider.ConventionName, route.IsKnownHost));
    }

    [Theory]
    [InlineData("https://api.openai.com/v1/threads/t/messages", "application/json")]
    [InlineData("https://api.openai.com/v1/models", "application/json")]
    [InlineData("https://api.openai.com/v1/responses/resp_1", "application/json")]
    [InlineData("https://api.openai.com/v1/chat/completions", null)]
    [InlineData("https://api.openai.com/v1/chat/completions", "text/plain")]
    [InlineData("https://api.openai.com/v1/chat/completions", "multipart/form-data; boundary=x")]
    [InlineData("https://api.anthropic.com/v1/messages/count_tokens", "application/json")]
    [InlineData("https://api.anthropic.com/v1/messages/batches", "application/json")]
    [InlineData("https://aiplatform.googleapis.com/v1/projects/p/locations/l/publishers/meta/models/llama:rawPredict", "application/json")]
    public void anything_else_is_nobodys(string address, string? contentType) => Assert.Null(LlmRouter.Find(new Uri(address), contentType));

    [Fact]
    public void images_are_sent_for_editing_as_a_form() =>
        Assert.Equal(LlmApi.Images, LlmRouter.Find(new Uri("https://api.openai.com/v1/images/edits"), "multipart/form-data; boundary=x")!.Api);

    [Theory]
    [InlineData("notapi.openai.com")]
    [InlineData("api.openai.com.example")]
    [InlineData("openai.azure.com.example")]
    public void a_host_that_only_looks_like_one_is_not_it(string host) => Assert.Null(LlmRouter.FindProvider(host, 443));
}
