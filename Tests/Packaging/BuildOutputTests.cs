namespace Judgeval.Tests.Packaging;

/// <summary>What a build prints of the weaving, in the form that MSBuild and editors read.</summary>
[Collection(SharedPackages.Name)]
public sealed class BuildOutputTests(PackageFeed feed)
{
    private const string Faulty = """
        using Judgeval;
        Tools.Add(1, 2);
        public abstract class Tools
        {
            [Observe] public static int Add(int a, int b) => a + b;
            [Observe(SkipArguments = ["c"])]
            public static int Subtract(int a, int b)
            {
                return a - b;
            }

            [Observe] public abstract int Multiply();
            [Observe] public abstract int Divide();
        }
        """;

    [Fact]
    public async Task the_summary_is_shown_at_normal_verbosity()
    {
        var project = await feed.WorkbenchAsync();
        project.Write("Program.cs", Faulty.Replace("[Observe] public abstract", "public abstract", StringComparison.Ordinal).Replace("\"c\"", "\"a\"", StringComparison.Ordinal));
        project.Write("FodyWeavers.xml", """<Weavers GenerateXsd="false"><Judgeval ObserveAll="public" /></Weavers>""");

        var build = (await project.BuildAsync("Debug", "-v:n")).Succeeded();

        Assert.Matches(@"Fody/Judgeval: Workbench\.dll: 2 methods observed, 2 skipped \(2 has no body to weave \(abstract\)\), \d+ ms", build.Output);
    }

    [Fact]
    public async Task a_warning_has_its_file_and_line_and_does_not_stop_the_weaving()
    {
        var project = await feed.WorkbenchAsync();
        project.Write("Program.cs", Faulty.Replace("[Observe] public abstract", "public abstract", StringComparison.Ordinal));

        var build = await project.DotnetAsync("build", "--no-restore", "--tl:off", "-v:m");

        var file = Path.Combine(project.Folder, "Program.cs");
        Assert.Contains(build.Output.Split('\n'), line => line.StartsWith($"{file}(8,5,8,6): warning : Fody/Judgeval: JDG0007: 'Tools.Subtract(Int32, Int32)'", StringComparison.Ordinal));
        Assert.Equal(["Add", "Subtract"], project.WovenMethods());
    }

    [Fact]
    public async Task all_problems_of_a_project_are_told_in_one_build()
    {
        var project = await feed.WorkbenchAsync();
        project.Write("Program.cs", Faulty);
        project.Write("FodyWeavers.xml", """<Weavers GenerateXsd="false"><Judgeval Warnings="Errors" /></Weavers>""");

        var build = (await project.BuildAsync()).Failed();

        build.Says("JDG0001: 'Tools.Multiply()'", "JDG0001: 'Tools.Divide()'", "error : Fody/Judgeval: JDG0007: 'Tools.Subtract(Int32, Int32)'", "3 Error(s)");
    }
}
