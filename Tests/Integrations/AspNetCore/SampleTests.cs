using System.Reflection;
using Judgeval.Tests.Otlp;
using Judgeval.Tests.Packaging;
using Judgeval.Tests.Support;

namespace Judgeval.Tests.Integrations.AspNetCore;

/// <summary>The sample, run as its user runs it: a client and a service, each a process.</summary>
public sealed class SampleTests
{
    [Fact]
    public async Task the_client_and_the_service_make_one_trace()
    {
        await using OtlpServer server = await OtlpServer.StartAsync();
        var environment = new Dictionary<string, string>
        {
            ["JUDGMENT_API_URL"] = server.Url,
            ["JUDGMENT_API_KEY"] = "key",
            ["JUDGMENT_ORG_ID"] = "org",
        };

        CommandResult result = await Command.DotnetAsync(Path.GetDirectoryName(Sample)!, environment, TimeSpan.FromMinutes(1), Sample);

        Assert.True(result is { ExitCode: 0, Error: "" }, result.ToString());
        Assert.Equal("A refund takes three days.", result.Output.Trim());
        Assert.Equal(["AnswerAsync", "AskAsync", "GET /answers/{question}", "SearchAsync", "SearchAsync"], server.Spans.Select(static span => span.Name).Order(StringComparer.Ordinal));
        Assert.Single(server.Spans.Select(static span => span.TraceId).Distinct());
        Span ask = Named(server, "AskAsync");
        Span request = Named(server, "GET /answers/{question}");
        Span answer = Named(server, "AnswerAsync");
        Assert.True(ask.ParentSpanId.IsEmpty);
        Assert.Equal((ask.SpanId, request.SpanId), (request.ParentSpanId, answer.ParentSpanId));
        Assert.All(server.Spans.Where(static span => span.Name == "SearchAsync"), span => Assert.Equal(answer.SpanId, span.ParentSpanId));
        Assert.All(server.Spans, static span => Assert.Equal("session-7", span.Attributes.Text("judgment.session_id")));
        Assert.Equal(["support-client", "support-service"], server.TraceRequests.Select(static traces => traces.Traces.ResourceSpans[0].Resource.Attributes.Text("service.name")).Distinct().Order());
    }

    private static string Sample => Path.GetFullPath(Path.Combine(
        AppContext.BaseDirectory,
        typeof(SampleTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static attribute => attribute.Key == "Fixture.AspNetCore").Value!));

    private static Span Named(OtlpServer server, string name) => Assert.Single(server.Spans, span => span.Name == name);
}
