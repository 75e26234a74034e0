using System.Text;
using Judgeval;
using Quickstart.Chat;

namespace Quickstart;

/// <summary>Asks the model, runs the tools that it calls for, and lets it write the answer.</summary>
internal sealed class TravelAgent(ChatClient chat, TravelTools tools)
{
    private const int LineWidth = 60;

    [Observe(SpanKinds.Agent)]
    public async Task<string> AnswerAsync(string question)
    {
        List<ChatMessage> messages = [ChatMessage.System("You help people pack."), ChatMessage.User(question)];

        var plan = await chat.CompleteAsync(messages);
        messages.Add(plan);
        // All tools at once: in the span tree they are siblings, each below this method.
        messages.AddRange(await Task.WhenAll((plan.ToolCalls ?? []).Select(tools.RunAsync)));

        var answer = new StringBuilder();
        await foreach (var token in chat.StreamAsync(messages))
        {
            answer.Append(token);
        }

        return string.Join(Environment.NewLine, Wrap(answer.ToString(), LineWidth));
    }

    // A span for the enumeration, and one below it for each line.
    [Observe]
    private static IEnumerable<string> Wrap(string text, int width)
    {
        while (text.Length > width && text.LastIndexOf(' ', width) is > 0 and var space)
        {
            yield return text[..space];
            text = text[(space + 1)..];
        }

        yield return text;
    }
}
