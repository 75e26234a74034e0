using System.Globalization;
using Judgeval.Spans;
using Judgeval.Tests.Otlp;
using Judgeval.Tests.Support;

namespace Judgeval.Tests.Runtime.Export;

/// <summary>A trace that goes to another project than its tracer's: one request for each project, with the header that names it.</summary>
public sealed class ProjectOverrideTests
{
    [Fact]
    public async Task each_trace_arrives_in_the_project_that_it_was_given()
    {
        await using OtlpServer server = await StartServerAsync();
        using Tracer tracer = Start(server);

        Run("one", static () =>
        {
            Run("one before", static () => { });
            Tracer.OverrideProject("billing");
            Run("one after", static () => { });
        });
        Run("two", static () => Run("two inside", static () => Tracer.OverrideProject("legal")));
        Run("three", static () => { });

        Assert.True(tracer.Flush());
        Assert.Equal(["one", "one after", "one before"], Names(server, "id-of-billing"));
        Assert.Equal(["two", "two inside"], Names(server, "id-of-legal"));
        Assert.Equal(["three"], Names(server, server.ProjectId));
        Assert.Equal(3, server.ResolveRequests.Count);
        Assert.All(server.ResolveRequests, static request => Assert.DoesNotContain("X-Project-Id", request.Headers.Keys, StringComparer.OrdinalIgnoreCase));
        Assert.DoesNotContain(server.Spans.SelectMany(static span => span.Attributes), static attribute => attribute.Key.Contains("project", StringComparison.Ordinal));
    }

    [Fact]
    public async Task what_was_exported_before_stays_where_it_is()
    {
        await using OtlpServer server = await StartServerAsync();
        using Tracer tracer = Start(server);

        Run("root", () =>
        {
            Run("exported", static () => { });
            Assert.True(tracer.Flush());
            Tracer.OverrideProject("billing");
        });

        Assert.True(tracer.Flush());
        Assert.Equal(["exported"], Names(server, server.ProjectId));
        Assert.Equal(["root"], Names(server, "id-of-billing"));
    }

    [Fact]
    public async Task the_tracers_own_project_by_name_is_no_other()
    {
        await using OtlpServer server = await StartServerAsync();
        using Tracer tracer = Start(server);

        Run("root", static () => Tracer.OverrideProject("shop"));
        Run("other", static () => { });

        Assert.True(tracer.Flush());
        Assert.Equal(["other", "root"], Names(server, server.ProjectId));
        Assert.Single(server.ResolveRequests);
    }

    [Fact]
    public async Task a_project_that_judgment_does_not_know_costs_its_own_spans_only()
    {
        await using OtlpServer server = await StartServerAsync();
        server.ProjectIds["nowhere"] = "";
        var warnings = new StringWriter();
        using Tracer tracer = Start(server, warnings);

        Run("lost", static () => Tracer.OverrideProject("nowhere"));
        Run("kept", static () => { });
        Run("kept too", static () => Tracer.OverrideProject("billing"));

        Assert.False(tracer.Flush());
        Assert.Equal(["kept"], Names(server, server.ProjectId));
        Assert.Equal(["kept too"], Names(server, "id-of-billing"));
        Assert.Equal(2, server.Spans.Count);
        Assert.Contains("knows no project 'nowhere'", warnings.ToString(), StringComparison.Ordinal);
        Run("fine", static () => { });
        Assert.True(tracer.Flush());
    }

    [Fact]
    public async Task a_project_for_each_trace_is_too_many()
    {
        await using OtlpServer server = await StartServerAsync();
        var warnings = new StringWriter();
        using Tracer tracer = Start(server, warnings);

        for (int i = 0; i < 300; i++)
        {
            server.ProjectIds[Name(i)] = Name(i);
            Run("trace", () => Tracer.OverrideProject(Name(i)));
        }

        Assert.True(tracer.Flush());
        Assert.Equal(300, server.Spans.Count);
        Assert.Equal(257, server.TraceRequests.Select(static request => request.Headers["X-Project-Id"]).Distinct().Count());
        Assert.Contains("more than 256 projects", Assert.Single(warnings.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);

        static string Name(int i) => "p" + i.ToString(CultureInfo.InvariantCulture);
    }

    private static async Task<OtlpServer> StartServerAsync()
    {
        OtlpServer server = await OtlpServer.StartAsync();
        server.ProjectIds["billing"] = "id-of-billing";
        server.ProjectIds["legal"] = "id-of-legal";
        return server;
    }

    private static string[] Names(OtlpServer server, string projectId) =>
    [
        .. server.TraceRequests.Where(request => request.Headers["X-Project-Id"] == projectId)
            .SelectMany(static request => request.Traces.ResourceSpans).SelectMany(static resource => resource.ScopeSpans).SelectMany(static scope => scope.Spans)
            .Select(static (Span span) => span.Name).Order(StringComparer.Ordinal),
    ];

    private static void Run(string name, Action body) => HandWoven.Run(HandWoven.Method(name), body);

    private static Tracer Start(OtlpServer server, TextWriter? warnings = null)
    {
        Tracer tracer = Tracer.Create(
            new TracerOptions { ProjectName = "shop", ApiKey = "key", OrganizationId = "org", ApiUrl = server.Url, WarningWriter = warnings ?? new StringWriter() },
            static _ => null);
        TracerScope.SetOverride(tracer);
        return tracer;
    }
}
