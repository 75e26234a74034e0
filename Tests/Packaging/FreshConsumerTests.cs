using Judgeval.Tests.Otlp;
using Judgeval.Tests.Support;

namespace Judgeval.Tests.Packaging;

/// <summary>A new console project with the package, in both configurations, against a server that decodes what it sends.</summary>
[Collection(SharedPackages.Name)]
public sealed class FreshConsumerTests(PackageFeed feed)
{
    private const string Tree = """
        Assistant kind=span in={"owner":"ada"}
        AskAsync kind=agent in={"question":" tea "} out=tea/1 tea/2 tea/3
          SearchAsync kind=tool in={"query":" tea ","page":1} out=tea/1
            Normalize kind=function in={"text":" tea "} out=tea
          SearchAsync kind=tool in={"query":" tea ","page":2} out=tea/2
            Normalize kind=function in={"text":" tea "} out=tea
          SearchAsync kind=tool in={"query":" tea ","page":3} out=tea/3
            Normalize kind=function in={"text":" tea "} out=tea
          Divide kind=tool in={"dividend":3,"divisor":0} error=System.DivideByZeroException: Attempted to divide by zero.
        PassOnAsync kind=span in={"number":20} out=40
        Owner kind=span in={} out=ada
        sign in kind=tool in={"user":"ada"} out=true
        Divide kind=tool in={"dividend":1,"divisor":0} error=System.DivideByZeroException: Attempted to divide by zero.
        Countdown kind=generator in={"from":2} out=<generator>
          Countdown kind=generator_item out=2
          Countdown kind=generator_item out=1
        Countdown kind=generator in={"from":3} out=<generator> stopped early
          Countdown kind=generator_item out=3
        TokensAsync kind=generator declared=llm in={"count":2} out=<async_generator>
          TokensAsync kind=generator_item out=token 0
          Normalize kind=function in={"text":" token 0 "} out=token 0
          TokensAsync kind=generator_item out=token 1
          Normalize kind=function in={"text":" token 1 "} out=token 1
        Divide kind=tool in={"dividend":6,"divisor":3} out=2
        """;

    [Theory]
    [InlineData("Debug")]
    [InlineData("Release")]
    public async Task every_call_arrives_where_it_belongs(string configuration)
    {
        var run = await feed.Consumer.RunAsync(configuration);

        var tree = SpanTree.Of(run.Spans);
        Assert.True(tree == Tree, tree);
    }

    [Theory]
    [InlineData("Debug")]
    [InlineData("Release")]
    public async Task the_program_prints_what_it_prints_unwoven(string configuration)
    {
        var run = await feed.Consumer.RunAsync(configuration);

        Assert.Equal(run.Unwoven.Succeeded().Output, run.Woven.Succeeded().Output);
        Assert.Empty(run.Woven.Error);
        Assert.Contains("first of Countdown: 3, activity kept", run.Woven.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("ACTIVITY CHANGED", run.Woven.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Debug")]
    [InlineData("Release")]
    public async Task the_build_warns_of_nothing_and_leaves_no_file(string configuration)
    {
        var run = await feed.Consumer.RunAsync(configuration);

        run.Build.Says("0 Warning(s)");
        Assert.Equal(["Assistant.cs", "Probe.cs", "Program.cs"], run.Files);
    }

    [Fact]
    public async Task calls_awaited_together_are_siblings_that_overlap()
    {
        var run = await feed.Consumer.RunAsync("Debug");

        var searches = run.Spans.Where(span => span.Name == "SearchAsync").ToList();
        Assert.Equal(3, searches.Count);
        Assert.Equal([run.SpanOf("AskAsync").SpanId], searches.Select(span => span.ParentSpanId).Distinct());
        Assert.True(searches.Max(span => span.StartTimeUnixNano) <= searches.Min(span => span.EndTimeUnixNano));
    }

    [Fact]
    public async Task an_error_has_its_event_and_the_line_that_threw()
    {
        var run = await feed.Consumer.RunAsync("Debug");

        var failed = Assert.Single(run.Spans, span => span.Name == "Divide" && span.ParentSpanId.IsEmpty && span.Status?.Code == Status.Types.StatusCode.Error);
        var line = Array.FindIndex(FreshConsumer.Source("Assistant.cs").Split('\n'), text => text.Contains("return dividend / divisor", StringComparison.Ordinal)) + 1;
        Assert.Contains($"Assistant.cs:line {line}", failed.Attributes.Text("error.stack_trace"), StringComparison.Ordinal);
        Assert.Equal("Attempted to divide by zero.", failed.Attributes.Text("error.message"));
        var exception = Assert.Single(failed.Events);
        Assert.Equal("exception", exception.Name);
        Assert.Equal("System.DivideByZeroException", exception.Attributes.Text("exception.type"));
    }

    [Fact]
    public async Task what_is_skipped_is_nowhere_in_the_export()
    {
        var run = await feed.Consumer.RunAsync("Debug");

        Assert.NotEmpty(run.TraceRequests);
        Assert.DoesNotContain(run.TraceRequests, request => request.Text.Contains("secret-word", StringComparison.Ordinal));
    }

    [Fact]
    public async Task a_span_below_an_activity_that_is_not_exported_is_a_root_linked_to_it()
    {
        var run = await feed.Consumer.RunAsync("Debug");

        var inside = Assert.Single(run.Spans, span => span.Attributes.Text("judgment.input") == """{"dividend":6,"divisor":3}""");
        Assert.True(inside.ParentSpanId.IsEmpty);
        Assert.False(Assert.Single(inside.Links).SpanId.IsEmpty);
    }

    [Fact]
    public async Task requests_carry_the_credentials_and_the_project()
    {
        var run = await feed.Consumer.RunAsync("Debug");

        Assert.NotEmpty(run.TraceRequests);
        Assert.All(run.Requests, request =>
        {
            Assert.Equal($"Bearer {ConsumerRun.Key}", request.Headers["Authorization"]);
            Assert.Equal(ConsumerRun.Organization, request.Headers["X-Organization-Id"]);
        });
        Assert.All(run.TraceRequests, request => Assert.Equal(run.ProjectId, request.Headers["X-Project-Id"]));
        Assert.Contains(run.Requests, request => request.Path == "/v1/projects/resolve/" && request.Text == $$"""{"project_name":"{{ConsumerRun.ProjectName}}"}""");
    }

    [Fact]
    public async Task the_resource_names_the_service_the_sdk_and_the_project()
    {
        var run = await feed.Consumer.RunAsync("Debug");

        var resource = run.ResourceSpans[0].Resource.Attributes;
        Assert.Equal(ConsumerRun.ProjectName, resource.Text("service.name"));
        Assert.Equal("1.0.0", resource.Text("service.version")?.Split('+')[0]);
        Assert.Equal("test", resource.Text("deployment.environment"));
        Assert.Equal("test", resource.Text("deployment.environment.name"));
        Assert.Equal("opentelemetry", resource.Text("telemetry.sdk.name"));
        Assert.Equal("judgeval-dotnet", resource.Text("telemetry.distro.name"));
        Assert.All(run.ResourceSpans.SelectMany(spans => spans.ScopeSpans), scope => Assert.Equal("judgeval", scope.Scope.Name));
    }
}
