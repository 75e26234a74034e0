using System.Text.RegularExpressions;
using Judgeval.Tests.Contract;
using Judgeval.Tests.Support;

namespace Judgeval.Tests.Docs;

/// <summary>The examples of evaluations and offline runs, word for word, run.</summary>
public sealed partial class OfflineExampleTests
{
    private readonly string question = "Capital of France?";
    private string answer = "";

    [Fact]
    public async Task an_evaluation()
    {
        await using OtlpServer server = await OtlpServer.StartAsync();
        using Tracer tracer = JudgmentAccount.Start(JudgmentAccount.Options(server.Url));
        answer = await Assistant.AskAsync(question);
        using (Tracer.Span("ask"))
        {
            Tracer.AsyncEvaluate("helpfulness", new Example { ["input"] = question, ["actual_output"] = answer });
        }

        Assert.True(tracer.Flush());
        Assert.Contains("Paris", Assert.Single(server.Spans, static span => span.Name == "ask").Attributes.Text("judgment.pending_trace_eval"), StringComparison.Ordinal);
    }

    [Fact]
    public void an_example()
    {
        var example = new Example { Name = "capital", ["input"] = "Capital of France?", ["actual_output"] = "Paris" };

        Assert.Equal(("capital", "Paris"), (example.Name, example["actual_output"]));
    }

    [Fact]
    public async Task a_scope()
    {
        await using OtlpServer server = await OtlpServer.StartAsync();
        using OfflineTracer offline = OfflineTracer.Create(JudgmentAccount.Options(server.Url), [], null, static _ => null);
        using (offline.Use())
        {
            answer = await Assistant.AskAsync(question);
        }

        Assert.True(offline.ForceFlush());
        Assert.Single(server.OfflineRequests);
    }

    [Fact]
    public async Task a_run()
    {
        await using OtlpServer server = await OtlpServer.StartAsync();
        TracerOptions options = JudgmentAccount.Options(server.Url);
        string[] questions = [question, question];

        var dataset = new List<Example>();
        using (OfflineTracer offline = OfflineTracer.Create(options, dataset, new Dictionary<string, object?> { ["model"] = "gpt-4o" }))
        using (offline.Use())
        {
            foreach (string question in questions)
            {
                await Assistant.AskAsync(question);
            }
        }

        Assert.Equal(["gpt-4o", "gpt-4o"], dataset.Select(static example => example["model"]));
        Assert.Single(server.OfflineRequests);
    }

    [Fact]
    public void an_example_with_all_it_can_have()
    {
        var example = new Example
        {
            ExampleId = "capital-1",
            CreatedAt = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
            Properties = new Dictionary<string, object?> { ["input"] = "Capital of France?" },
        };
        example.Name = "capital";
        example["expected_output"] = "Paris";

        Assert.Equal(
            """{"example_id":"capital-1","created_at":"2026-01-02T03:04:05+00:00","name":"capital","input":"Capital of France?","expected_output":"Paris"}""",
            System.Text.Json.JsonSerializer.Serialize(example).Replace("\\u002B", "+", StringComparison.Ordinal));
    }

    [Fact]
    public async Task an_account_of_its_own()
    {
        await using OtlpServer server = await OtlpServer.StartAsync();
        (string key, string organization, string url) = ("key", "org", server.Url);

        var dataset = new List<Example>();
        OfflineTracer offline = OfflineTracer.Create(dataset, projectName: "search-assistant", apiKey: key, organizationId: organization, apiUrl: url);
        using (offline.Use())
        {
            await Assistant.AskAsync(question);
        }

        bool delivered = await offline.ForceFlushAsync();
        string report = $"{dataset[0].OfflineTraceId} is in {offline.ProjectName} ({offline.ProjectId})";
        await offline.DisposeAsync();

        Assert.True(delivered);
        Assert.Equal($"{Assert.Single(server.OfflineRequests).Traces.ResourceSpans[0].ScopeSpans[0].Spans[0].TraceId.ToByteArray().Aggregate("", static (text, part) => text + part.ToString("x2", null))} is in search-assistant ({server.ProjectId})", report);
    }

    [Fact]
    public async Task an_end_that_waits()
    {
        await using OtlpServer server = await OtlpServer.StartAsync();
        OfflineTracer offline = OfflineTracer.Create(JudgmentAccount.Options(server.Url), [], null, static _ => null);
        using (offline.Use())
        {
            await Assistant.AskAsync(question);
        }

        bool delivered = offline.ForceFlush(timeoutMilliseconds: 60_000);
        offline.Dispose();

        Assert.True(delivered);
        using (offline.Use())
        {
            await Assistant.AskAsync(question);
        }

        Assert.Single(server.OfflineRequests);
    }

    [Fact]
    public void every_example_is_run_here()
    {
        string root = RepositoryTests.Root;
        string here = Flat(File.ReadAllText(Path.Combine(root, "Tests", "Docs", "OfflineExampleTests.cs")));
        string[] sources = ["Example.cs", "OfflineTracer.cs", "Tracer.Evaluation.cs"];
        string[] examples =
        [
            .. PageExample().Matches(File.ReadAllText(Path.Combine(root, "docs", "offline.md"))).Select(static match => Flat(match.Groups[1].Value)),
            .. sources.SelectMany(source => CodeExample().Matches(File.ReadAllText(Path.Combine(root, "Judgeval.Runtime", source))))
                .Select(static match => Flat(DocumentationMark().Replace(match.Groups[1].Value, ""))),
        ];

        Assert.Equal(9, examples.Length);
        Assert.All(examples, example => Assert.Contains(example, here, StringComparison.Ordinal));
    }

    private static string Flat(string text) =>
        string.Join('\n', System.Net.WebUtility.HtmlDecode(text).Split('\n').Select(static line => line.Trim()).Where(static line => line.Length > 0));

    [GeneratedRegex("<code>(.*?)</code>", RegexOptions.Singleline)]
    private static partial Regex CodeExample();

    [GeneratedRegex("```csharp(.*?)```", RegexOptions.Singleline)]
    private static partial Regex PageExample();

    [GeneratedRegex("^ *///", RegexOptions.Multiline)]
    private static partial Regex DocumentationMark();

    private static class Assistant
    {
        public static Task<string> AskAsync(string question) => HandWoven.CallAsync(HandWoven.Method("AskAsync"), async () =>
        {
            await Task.Yield();
            return question.Contains("France", StringComparison.Ordinal) ? "Paris" : "";
        });
    }
}
