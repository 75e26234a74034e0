using System.Diagnostics;
using System.Text.RegularExpressions;
using Judgeval.Tests.Contract;
using Judgeval.Tests.Support;

namespace Judgeval.Tests.Docs;

/// <summary>The examples in the documentation of the trace context, word for word, run.</summary>
public sealed partial class ContextExampleTests
{
    [Fact]
    public void ids_and_tags()
    {
        Activity span = Run(static () =>
        {
            Tracer.SetSessionId("session-7");
            Tracer.SetCustomerId("acme");
            Tracer.SetCustomerUserId("ada@acme");
            Tracer.Tag("beta", "eu");
        });

        Assert.Equal(["session-7", "acme", "ada@acme"], Values(span, "judgment.session_id", "judgment.customer_id", "judgment.customer_user_id"));
        Assert.Equal(["beta", "eu"], Assert.IsType<string[]>(span.GetTagItem("tag.tags")));
    }

    [Fact]
    public void the_trace()
    {
        Activity span = Run(static () =>
        {
            Tracer.UpdateCurrentTrace(userId: "ada", metadata: new Dictionary<string, object?> { ["plan"] = "pro", ["seats"] = 3 });
        });

        Assert.Equal(["ada", """{"plan":"pro","seats":3}"""], Values(span, "user.id", "metadata"));
    }

    [Fact]
    public async Task attributes_of_a_scope()
    {
        using var tracer = new TestTracer();
        string question = "tea?";
        string answer;
        using (Tracer.UsingAttributes(userId: "ada", sessionId: "session-7", tags: ["beta"]))
        {
            answer = await Assistant.AskAsync(question);
        }

        Assert.Equal("tea? yes", answer);
        Assert.Equal(["ada", "session-7"], Values(tracer.Single(), "user.id", "judgment.session_id"));
    }

    [Fact]
    public async Task customer_and_attributes_of_a_scope()
    {
        using var tracer = new TestTracer();
        string question = "tea?";
        string answer;
        using (Tracer.UsingAttributes(customerId: "acme", attributes: [new("tenant.id", "eu-1"), new("plan.seats", 12)]))
        {
            answer = await Assistant.AskAsync(question);
        }

        Assert.Equal("tea? yes", answer);
        Assert.Equal(["acme", "eu-1", 12L], Values(tracer.Single(), "judgment.customer_id", "tenant.id", "plan.seats"));
    }

    [Fact]
    public async Task the_identity_of_an_agent()
    {
        using var tracer = new TestTracer();
        string question = "tea?";
        string answer;
        using (Tracer.RunIdentity(agentId: "planner-1", agentName: "Planner", environment: "staging"))
        {
            answer = await Assistant.AskAsync(question);
        }

        Assert.Equal("tea? yes", answer);
        Assert.Equal(["planner-1", "Planner", "staging"], Values(tracer.Single(), "agent.id", "agent.name", "environment"));
    }

    [Fact]
    public void another_project()
    {
        Activity span = Run(static () =>
        {
            Tracer.OverrideProject("billing-assistant");
        });

        Assert.Equal("billing-assistant", Judgeval.Spans.Context.CurrentContext.ProjectOf(span));
    }

    [Fact]
    public void every_example_is_run_here()
    {
        string page = File.ReadAllText(Path.Combine(RepositoryTests.Root, "docs", "context.md"));
        string[] examples = [.. PageExample().Matches(page).Select(static match => Flat(match.Groups[1].Value)), .. Example().Matches(File.ReadAllText(Path.Combine(RepositoryTests.Root, "Judgeval.Runtime", "Tracer.Context.cs"))).Select(static match => Flat(DocumentationMark().Replace(match.Groups[1].Value, "")))];
        string here = Flat(File.ReadAllText(Path.Combine(RepositoryTests.Root, "Tests", "Docs", "ContextExampleTests.cs")));

        Assert.Equal(11, examples.Length);
        Assert.All(examples, example => Assert.Contains(example, here, StringComparison.Ordinal));
    }

    private static Activity Run(Action body)
    {
        using var tracer = new TestTracer();
        HandWoven.Run(HandWoven.Method("Ask"), body);
        return tracer.Single();
    }

    private static IEnumerable<object?> Values(Activity span, params string[] keys) => keys.Select(span.GetTagItem);

    private static string Flat(string text) => string.Join('\n', System.Net.WebUtility.HtmlDecode(text).Split('\n').Select(static line => line.Trim()).Where(static line => line.Length > 0));

    [GeneratedRegex("<code>(.*?)</code>", RegexOptions.Singleline)]
    private static partial Regex Example();

    [GeneratedRegex("```csharp(.*?)```", RegexOptions.Singleline)]
    private static partial Regex PageExample();

    [GeneratedRegex("^ *///", RegexOptions.Multiline)]
    private static partial Regex DocumentationMark();

    private static class Assistant
    {
        public static Task<string> AskAsync(string question) => HandWoven.CallAsync(HandWoven.Method("AskAsync"), async () =>
        {
            await Task.Yield();
            return question + " yes";
        });
    }
}
