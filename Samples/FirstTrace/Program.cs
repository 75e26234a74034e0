using Judgeval;

using var tracer = Tracer.Init(new TracerOptions { ProjectName = "search-assistant", Exporters = ["console"] });
Console.WriteLine(await Assistant.AskAsync("woven spans"));

internal static class Assistant
{
    [Observe(SpanKinds.Agent)]
    public static async Task<string> AskAsync(string question) =>
        await SearchAsync(question, 1) + ", " + await SearchAsync(question, 2);

    [Observe(SpanKinds.Tool)]
    private static async Task<string> SearchAsync(string query, int page) =>
        await Task.FromResult($"{query} p{page}");
}
