using Judgeval.Llm.Wire.Json;
using Judgeval.Llm.Wire.Routing;

namespace Judgeval.Llm.Wire.Responses;

/// <summary>Reads one payload: a body, or an event of a stream. What it does not know it leaves out.</summary>
internal static class PayloadReader
{
    internal static void Read(LlmApi api, WireElement root, ResponseBuilder builder)
    {
        builder.Error ??= ErrorReader.Find(root);
        switch (api)
        {
            case LlmApi.ChatCompletions or LlmApi.Completions:
                ChatPayload.Read(root, builder);
                break;
            case LlmApi.Responses:
                ResponsesPayload.Read(root, builder);
                break;
            case LlmApi.AnthropicMessages:
                AnthropicPayload.Read(root, builder);
                break;
            case LlmApi.GeminiGenerate:
                GeminiPayload.Read(root, builder);
                break;
            case LlmApi.Images:
                ImagePayload.Read(root, builder);
                break;
            default:
                EmbeddingPayload.Read(root, builder);
                break;
        }
    }
}
