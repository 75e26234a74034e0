using Judgeval;

namespace SupportDesk;

/// <summary>Looks the answer up; a real one would ask a model.</summary>
internal sealed class SupportAgent
{
    private readonly Dictionary<string, string> _articles = new(StringComparer.OrdinalIgnoreCase)
    {
        ["refund"] = "A refund takes three days.",
        ["delivery"] = "We deliver on weekdays.",
    };

    [Observe(SpanKinds.Agent)]
    public async Task<string> AnswerAsync(string question)
    {
        var found = await Task.WhenAll(question.Split(' ').Select(SearchAsync));
        return found.FirstOrDefault(article => article.Length > 0) ?? "A colleague will call you.";
    }

    [Observe(SpanKinds.Tool)]
    private async Task<string> SearchAsync(string word)
    {
        await Task.Yield();
        return _articles.GetValueOrDefault(word, "");
    }
}
