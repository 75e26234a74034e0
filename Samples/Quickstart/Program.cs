using Judgeval;
using Quickstart;
using Quickstart.Chat;
using Quickstart.Loopback;

// The console and a file always; Judgment with an account only, so that the sample runs without one.
string[] exporters = HasAccount() ? ["console", "file", "otlp"] : ["console", "file"];
using var tracer = Tracer.Init(new TracerOptions { ProjectName = "quickstart", Exporters = exporters, FilePath = "traces.jsonl" });

await using var server = await LoopbackServer.StartAsync();
using var http = new HttpClient { BaseAddress = server.Address };
var agent = new TravelAgent(new ChatClient(http, "scripted-1"), new TravelTools(http));

Console.WriteLine(await agent.AnswerAsync("I fly to Oslo on 2 March and come back from Lisbon on the 6th. What do I pack?"));
Console.WriteLine();

// At its end the program has exported every span: the tree comes now.
static bool HasAccount() =>
    !string.IsNullOrWhiteSpace(Environment.GetEnvironmentVariable("JUDGMENT_API_KEY"))
    && !string.IsNullOrWhiteSpace(Environment.GetEnvironmentVariable("JUDGMENT_ORG_ID"));
