using Judgeval.Tests.Support;

namespace Judgeval.Tests.Runtime.Export;

/// <summary>The tracer that module initializers start, in processes of its own.</summary>
public sealed class AutomaticTracerTests
{
    [Fact]
    public async Task several_assemblies_start_one_tracer()
    {
        await using OtlpServer server = await OtlpServer.StartAsync();

        ChildResult child = await ChildProcess.RunAsync(nameof(ChildScenarios.StartTwoAutomatically), Account(server.Url));

        Assert.Equal((0, "True True\n", ""), (child.ExitCode, child.Output.ReplaceLineEndings("\n"), child.Error));
        Assert.Equal("Work", Assert.Single(server.Spans).Name);
        Assert.Single(server.ResolveRequests);
    }

    [Fact]
    public async Task a_tracer_of_the_programs_own_takes_over_and_nothing_is_lost()
    {
        await using OtlpServer server = await OtlpServer.StartAsync();
        server.ProjectIds["mine"] = "id-of-mine";

        ChildResult child = await ChildProcess.RunAsync(nameof(ChildScenarios.ReplaceTheAutomaticTracer), Account(server.Url));

        Assert.Equal((0, "True False\nTrue True\n", ""), (child.ExitCode, child.Output.ReplaceLineEndings("\n"), child.Error));
        Assert.Equal(["Before", "Main"], Names(server.ProjectId));
        Assert.Equal(["Inside"], Names("id-of-mine"));

        IEnumerable<string> Names(string projectId) => server.TraceRequests.Where(request => request.Headers["X-Project-Id"] == projectId)
            .SelectMany(static request => request.Traces.ResourceSpans).SelectMany(static resource => resource.ScopeSpans).SelectMany(static scope => scope.Spans)
            .Select(static span => span.Name).Order(StringComparer.Ordinal);
    }

    [Fact]
    public async Task after_the_programs_own_tracer_none_is_started()
    {
        // The lookup of the project is cut off when the tracer ends, which nobody needs to know: no span waits for it.
        await using OtlpServer server = await OtlpServer.StartAsync();
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        server.ResolveGate = gate.Task;

        ChildResult child = await ChildProcess.RunAsync(nameof(ChildScenarios.StartAutomaticallyTooLate), Account(server.Url));

        Assert.Equal((0, "True\n", ""), (child.ExitCode, child.Output.ReplaceLineEndings("\n"), child.Error));
        gate.SetResult();
    }

    [Fact]
    public async Task monitoring_that_is_off_stays_off()
    {
        await using OtlpServer server = await OtlpServer.StartAsync();
        Dictionary<string, string> environment = Account(server.Url);
        environment["JUDGMENT_MONITORING"] = "false";

        ChildResult child = await ChildProcess.RunAsync(nameof(ChildScenarios.StartTwoAutomatically), environment);

        Assert.Equal((0, "True True\n", ""), (child.ExitCode, child.Output.ReplaceLineEndings("\n"), child.Error));
        Assert.Empty(server.Requests);
    }

    private static Dictionary<string, string> Account(string url) => new()
    {
        ["JUDGMENT_API_URL"] = url,
        ["JUDGMENT_API_KEY"] = "key",
        ["JUDGMENT_ORG_ID"] = "org",
        ["JUDGMENT_PROJECT_NAME"] = "shop",
    };
}
