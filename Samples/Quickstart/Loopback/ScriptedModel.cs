using System.Text;
using System.Text.Json;
using Quickstart.Chat;

namespace Quickstart.Loopback;

/// <summary>Answers as a model does, but always the same: it asks for three tools, and writes about what they found.</summary>
internal static class ScriptedModel
{
    public static ChatCompletion Complete(ChatRequest request)
    {
        var message = new ChatMessage
        {
            Role = "assistant",
            ToolCalls =
            [
                Call("call_1", "get_weather", """{"city":"Oslo"}"""),
                Call("call_2", "get_weather", """{"city":"Lisbon"}"""),
                Call("call_3", "days_between", """{"from":"2026-03-02","to":"2026-03-06"}"""),
            ],
        };
        return new ChatCompletion("chatcmpl-1", "chat.completion", request.Model, [new ChatChoice(0, message, null, "tool_calls")]);
    }

    public static async Task StreamAsync(ChatRequest request, Stream body)
    {
        foreach (var token in Answer(request))
        {
            var delta = new ChatMessage { Role = "assistant", Content = token };
            var chunk = new ChatCompletion("chatcmpl-2", "chat.completion.chunk", request.Model, [new ChatChoice(0, null, delta, null)]);
            await SendAsync(body, JsonSerializer.Serialize(chunk, ChatClient.Json));
        }

        await SendAsync(body, "[DONE]");
    }

    private static IEnumerable<string> Answer(ChatRequest request)
    {
        var found = request.Messages.Where(message => message.Role == "tool").ToDictionary(message => message.ToolCallId!, message => message.Content);
        yield return $"Oslo has {found["call_1"]},";
        yield return $" Lisbon {found["call_2"]}.";
        yield return $" For {found["call_3"]} days take a warm coat,";
        yield return " wear it on the way out,";
        yield return " and keep a light jacket on top of the bag.";
    }

    private static ToolCall Call(string id, string name, string arguments) => new(id, new ToolFunction(name, arguments));

    private static async Task SendAsync(Stream body, string data)
    {
        await body.WriteAsync(Encoding.UTF8.GetBytes($"data: {data}\n\n"));
        await body.FlushAsync();
    }
}
