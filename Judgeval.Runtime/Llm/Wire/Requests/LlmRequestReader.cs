using Judgeval.Llm.Wire.Json;
using Judgeval.Llm.Wire.Routing;
using Judgeval.Values;

namespace Judgeval.Llm.Wire.Requests;

/// <summary>Reads the body of a request. Never throws: of what is malformed it takes what it understands.</summary>
internal static class LlmRequestReader
{
    /// <summary>Bytes of a request that are captured as they are.</summary>
    internal const int CaptureLimit = 256 * 1024;

    /// <param name="route">What the address says.</param>
    /// <param name="body">The body, with <see cref="CaptureLimit"/>; no JSON, for a form.</param>
    /// <param name="withContent">Whether messages and instructions are wanted.</param>
    internal static LlmRequestFacts Read(LlmRoute route, JsonCapture body, bool withContent)
    {
        var document = new WireDocument();
        body.ParseInto(document);
        WireElement root = document.Root;
        return new LlmRequestFacts
        {
            Model = Masked(root["model"u8].Text is { Length: > 0 } model ? ModelName(model) : route.Model),
            IsStream = route.IsStream || root["stream"u8].IsTrue,
            Parameters = ParameterReader.Read(route.Api, root),
            InputMessages = withContent ? MessagesOf(route.Api, root) : null,
            SystemInstructions = withContent ? InstructionReader.Read(root) : null,
            ToolDefinitions = ToolReader.Read(root),
            BodyLength = body.TotalLength,
            IsWhole = document.IsWhole,
            IsShortened = body.IsShortened,
        };
    }

    private static string? MessagesOf(LlmApi api, WireElement root) => api switch
    {
        LlmApi.ChatCompletions or LlmApi.AnthropicMessages => ChatMessageReader.Read(root["messages"u8]),
        LlmApi.Responses => ResponsesInputReader.Read(root["input"u8]),
        LlmApi.GeminiGenerate or LlmApi.GeminiEmbed => GeminiContentReader.Read(root),
        LlmApi.Embeddings => PromptReader.Read(root["input"u8]),
        _ => PromptReader.Read(root["prompt"u8]),
    };

    // Gemini's bodies may have the model too, as a resource.
    private static string ModelName(string model) => model.StartsWith("models/", StringComparison.Ordinal) ? model.Substring("models/".Length) : model;

    private static string? Masked(string? text) => text is null ? null : SecretMask.Apply(text);
}
