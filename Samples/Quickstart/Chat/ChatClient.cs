using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Judgeval;

namespace Quickstart.Chat;

/// <summary>Calls a model that speaks the chat completions format of OpenAI.</summary>
internal sealed class ChatClient(HttpClient http, string model)
{
    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    private const string EndOfStream = "[DONE]";

    [Observe(SpanKinds.Llm)]
    public async Task<ChatMessage> CompleteAsync(IReadOnlyList<ChatMessage> messages, CancellationToken cancellationToken = default)
    {
        using var response = await PostAsync(new ChatRequest(model, messages, Stream: false), HttpCompletionOption.ResponseContentRead, cancellationToken);
        var completion = await response.Content.ReadFromJsonAsync<ChatCompletion>(Json, cancellationToken);
        return completion!.Choices[0].Message!;
    }

    // The span lasts as long as somebody reads, and each token is a span below it.
    [Observe(SpanKinds.Llm)]
    public async IAsyncEnumerable<string> StreamAsync(IReadOnlyList<ChatMessage> messages, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var response = await PostAsync(new ChatRequest(model, messages, Stream: true), HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        await foreach (var message in SseParser.Create(body).EnumerateAsync(cancellationToken))
        {
            if (message.Data == EndOfStream)
            {
                yield break;
            }

            var chunk = JsonSerializer.Deserialize<ChatCompletion>(message.Data, Json);
            if (chunk!.Choices[0].Delta?.Content is { } token)
            {
                yield return token;
            }
        }
    }

    private async Task<HttpResponseMessage> PostAsync(ChatRequest chat, HttpCompletionOption option, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "v1/chat/completions") { Content = JsonContent.Create(chat, options: Json) };
        var response = await http.SendAsync(request, option, cancellationToken);
        return response.EnsureSuccessStatusCode();
    }
}
