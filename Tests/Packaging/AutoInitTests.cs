using Judgeval.Tests.Support;

namespace Judgeval.Tests.Packaging;

/// <summary>Tracing with no code at all: <c>AutoInit="true"</c> in FodyWeavers.xml.</summary>
[Collection(SharedPackages.Name)]
public sealed class AutoInitTests(PackageFeed feed)
{
    private const string Weavers = """<Weavers GenerateXsd="false"><Judgeval AutoInit="true" /></Weavers>""";

    private const string Program = """
        using Judgeval;
        System.Console.WriteLine(Tools.Add(20, 22));
        public static class Tools
        {
            [Observe("tool")] public static int Add(int left, int right) => left + right;
        }
        """;

    [Fact]
    public async Task a_console_with_nothing_but_an_attribute_is_traced()
    {
        await using var server = await OtlpServer.StartAsync();
        var project = await BuildAsync(Program);

        var run = (await project.RunAsync(ConsumerRun.Account(server.Url))).Succeeded();

        Assert.Equal(("42", ""), (run.Output.Trim(), run.Error));
        var span = Assert.Single(server.Spans);
        Assert.Equal(("Add", "tool", """{"left":20,"right":22}""", "42"), (span.Name, span.Attributes.Text("judgment.span_kind"), span.Attributes.Text("judgment.input"), span.Attributes.Text("judgment.output")));
        Assert.All(server.TraceRequests, request => Assert.Equal(server.ProjectId, request.Headers["X-Project-Id"]));
    }

    [Fact]
    public async Task without_an_account_there_is_one_warning_and_the_program_runs()
    {
        var project = await BuildAsync(Program);

        var run = (await project.RunAsync(new Dictionary<string, string>())).Succeeded();

        Assert.Equal("42", run.Output.Trim());
        Assert.Contains("JUDGMENT_API_KEY", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task an_unknown_exporter_is_told_and_the_program_runs()
    {
        var project = await BuildAsync(Program);

        var run = (await project.RunAsync(new Dictionary<string, string> { ["JUDGMENT_EXPORTERS"] = "otpl" })).Succeeded();

        Assert.Equal("42", run.Output.Trim());
        Assert.Contains("JUDGMENT_EXPORTERS names the exporter 'otpl'; allowed are otlp, console, file.", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task the_programs_own_initializers_and_tracer_come_first()
    {
        await using var server = await OtlpServer.StartAsync();
        var project = await BuildAsync("""
            using Judgeval;
            System.Console.WriteLine($"{Tracer.Active!.ProjectName} {Tools.Add(1, 2)}");
            public static class Tools
            {
                [System.Runtime.CompilerServices.ModuleInitializer]
                internal static void Initialize() => Tracer.Init(projectName: "mine");
                [Observe] public static int Add(int left, int right) => left + right;
            }
            """);

        var run = (await project.RunAsync(ConsumerRun.Account(server.Url))).Succeeded();

        Assert.Equal(("mine 3", ""), (run.Output.Trim(), run.Error));
        Assert.Single(server.Spans);
        Assert.Equal("""{"project_name":"mine"}""", Assert.Single(server.ResolveRequests).Text);
    }

    private async Task<ConsumerProject> BuildAsync(string program)
    {
        var project = await feed.WorkbenchAsync();
        project.Write("FodyWeavers.xml", Weavers);
        project.Write("Program.cs", program);
        (await project.BuildAsync()).Succeeded();
        return project;
    }
}
