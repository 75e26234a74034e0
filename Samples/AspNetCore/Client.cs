using Judgeval;

namespace SupportDesk;

/// <summary>Asks the service, as another service of the same company would.</summary>
internal static class Client
{
    private const string Session = "session-7";

    public static async Task<int> RunAsync(Uri service)
    {
        var options = new TracerOptions();
        Account.Configure(options, "support-client");
        using var tracer = Tracer.Init(options);
        using var http = new HttpClient { BaseAddress = service };
        using (Tracer.UsingAttributes(sessionId: Session))
        {
            Console.WriteLine(await AskAsync(http, "refund please"));
        }

        return 0;
    }

    [Observe]
    private static async Task<string> AskAsync(HttpClient http, string question)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "answers/" + Uri.EscapeDataString(question));
        request.Headers.Add("traceparent", Tracer.CurrentSpan.Activity?.Id);
        request.Headers.Add("X-Session-Id", Session);
        using var response = await http.SendAsync(request);
        return await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
    }
}
