using Judgeval;

namespace SupportDesk;

/// <summary>Asks the service, as another service of the same company would.</summary>
internal static class Client
{
    public static async Task<int> RunAsync(Uri service)
    {
        var options = new TracerOptions();
        Account.Configure(options, "support-client");
        using var tracer = Tracer.Init(options);
        using var http = new HttpClient(new JudgevalPropagationHandler(service.Authority) { InnerHandler = new HttpClientHandler() }) { BaseAddress = service };
        using (Tracer.UsingAttributes(sessionId: "session-7"))
        {
            Console.WriteLine(await AskAsync(http, "refund please"));
        }

        return 0;
    }

    [Observe]
    private static Task<string> AskAsync(HttpClient http, string question) =>
        http.GetStringAsync("answers/" + Uri.EscapeDataString(question));
}
