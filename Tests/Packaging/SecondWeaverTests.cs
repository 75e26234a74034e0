namespace Judgeval.Tests.Packaging;

/// <summary>A build with another weaver beside ours.</summary>
[Collection(SharedPackages.Name)]
public sealed class SecondWeaverTests(PackageFeed feed)
{
    private const string Program = """
        using Judgeval;
        using (Tracer.Init(new TracerOptions { Exporters = ["console"] }))
        {
            Console.WriteLine(Tools.Add(1, 2) + await Tools.LaterAsync(3) + Tools.Steps(3).Sum());
        }
        public static class Tools
        {
            [Observe] public static int Add(int a, int b) => a < b ? a + b : b;
            [Observe] public static async Task<int> LaterAsync(int n) { await Task.Yield(); return n + 1; }
            [Observe] public static IEnumerable<int> Steps(int n) { for (var i = 0; i < n; i++) yield return i; }
        }
        """;

    private const string Waiting = "waiting";

    public static TheoryData<string> Orders => new("<Other{0} /><Judgeval />", "<Judgeval /><Other{0} />");

    [Theory]
    [MemberData(nameof(Orders))]
    public async Task both_weavers_do_their_work(string order)
    {
        var project = await ProjectAsync(order);

        (await project.BuildAsync()).Succeeded();

        Assert.Equal(["Add", "Steps", "MoveNext"], project.WovenMethods());
        var run = (await project.RunAsync(new Dictionary<string, string>())).Succeeded();
        run.Says("enter Add", "leave Add", "enter LaterAsync", "leave Steps", "\n10\n", "output: 3", "output: 4", "output: <generator>");
    }

    [Theory]
    [MemberData(nameof(Orders))]
    public async Task the_build_after_a_cancelled_one_weaves(string order)
    {
        var project = await ProjectAsync(order);
        project.Write(Waiting, "");

        var cancelled = await project.CancelBuildAsync(Path.Combine(project.Folder, $"{Waiting}.reached"));
        Assert.True(File.Exists(Path.Combine(project.Folder, $"{Waiting}.reached")), cancelled.ToString());
        cancelled.Failed();
        File.Delete(Path.Combine(project.Folder, Waiting));

        (await project.BuildAsync()).Succeeded();
        Assert.Equal(["Add", "Steps", "MoveNext"], project.WovenMethods());
        (await project.RunAsync(new Dictionary<string, string>())).Succeeded().Says("enter Add", "output: 3");
    }

    private async Task<ConsumerProject> ProjectAsync(string order)
    {
        var project = await feed.WorkbenchAsync();
        project.Write("Program.cs", Program);
        project.Write("Directory.Build.targets", $"""<Project><ItemGroup><WeaverFiles Include="{PackageFeed.OtherWeaver}" /></ItemGroup></Project>""");
        var waitWhile = $" WaitWhile=\"{Path.Combine(project.Folder, Waiting)}\"";
        project.Write("FodyWeavers.xml", $"""<Weavers GenerateXsd="false">{string.Format(null, order, waitWhile)}</Weavers>""");
        return project;
    }
}
