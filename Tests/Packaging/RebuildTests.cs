namespace Judgeval.Tests.Packaging;

/// <summary>Builds after builds.</summary>
[Collection(SharedPackages.Name)]
public sealed class RebuildTests(PackageFeed feed)
{
    private const string Program = """
        using Judgeval;
        System.Console.WriteLine(Tools.Add(1, 2));
        public abstract class Tools
        {
            [Observe] public static int Add(int a, int b) => a + b;
        }
        """;

    [Fact]
    public async Task an_unchanged_project_is_not_woven_twice()
    {
        var project = await feed.WorkbenchAsync();
        project.Write("Program.cs", Program);
        (await project.BuildAsync()).Succeeded();
        var first = await File.ReadAllBytesAsync(project.AssemblyPath());

        (await project.BuildAsync()).Succeeded();

        Assert.Equal(first, await File.ReadAllBytesAsync(project.AssemblyPath()));
        Assert.Equal(["Add"], project.WovenMethods());
    }

    [Fact]
    public async Task a_changed_project_is_woven_once()
    {
        var project = await feed.WorkbenchAsync();
        project.Write("Program.cs", Program);
        (await project.BuildAsync()).Succeeded();

        project.Write("Program.cs", Program + "public sealed class Other : Tools { [Observe] public int More() => 1; }");
        (await project.BuildAsync()).Succeeded();

        Assert.Equal(["Add", "More"], project.WovenMethods());
    }

    [Fact]
    public async Task a_method_without_a_body_fails_every_build_until_it_is_mended()
    {
        var project = await feed.WorkbenchAsync();
        project.Write("Program.cs", Program + "public abstract class Planner { [Observe] public abstract int Plan(); }");

        foreach (var build in new[] { await project.BuildAsync(), await project.BuildAsync() })
        {
            build.Failed().Says("JDG0001", "Planner.Plan", "Put [Observe] on the methods that implement it");
        }

        project.Write("Program.cs", Program);
        (await project.BuildAsync()).Succeeded();
        Assert.Equal(["Add"], project.WovenMethods());
    }

    [Fact]
    public async Task a_build_with_nothing_to_do_does_nothing()
    {
        var project = await feed.WorkbenchAsync();
        project.Write("Program.cs", Program);
        (await project.BuildAsync()).Succeeded();
        var compiled = File.GetLastWriteTimeUtc(project.IntermediatePath);

        // Of two builds the first could clean away what the second needs to see that there is nothing to do.
        (await project.BuildAsync()).Succeeded();
        var build = (await project.BuildAsync("Debug", "-v:n")).Succeeded();

        build.Says("Skipping target \"CoreCompile\"");
        Assert.DoesNotContain("Judgeval", build.Output.Replace("JudgevalRecompileUnwoven", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal(compiled, File.GetLastWriteTimeUtc(project.IntermediatePath));
    }

    [Fact]
    public async Task a_change_of_the_projects_configuration_alone_weaves_again()
    {
        var project = await feed.WorkbenchAsync();
        project.Write("Program.cs", Program + "public sealed class Other { public int More() => 1; }");
        project.Write("FodyWeavers.xml", """<Weavers GenerateXsd="false"><Judgeval /></Weavers>""");
        (await project.BuildAsync()).Succeeded();
        Assert.Equal(["Add"], project.WovenMethods());

        project.Write("FodyWeavers.xml", """<Weavers GenerateXsd="false"><Judgeval ObserveAll="all" /></Weavers>""");
        (await project.BuildAsync()).Succeeded();

        Assert.Equal(["Add", "More"], project.WovenMethods());
    }

    [Fact]
    public async Task a_build_that_ended_between_compiling_and_weaving_is_made_good()
    {
        var project = await feed.WorkbenchAsync();
        project.Write("Program.cs", Program);
        (await project.BuildAsync("Debug", "-p:TargetsTriggeredByCompilation=")).Succeeded();
        Assert.Empty(project.WovenMethods());

        (await project.BuildAsync()).Succeeded();

        Assert.Equal(["Add"], project.WovenMethods());
    }

    [Fact]
    public async Task an_editors_build_neither_weaves_nor_throws_away_what_is_woven()
    {
        var project = await feed.WorkbenchAsync();
        project.Write("Program.cs", Program);
        (await project.BuildAsync()).Succeeded();
        var compiled = File.GetLastWriteTimeUtc(project.IntermediatePath);

        project.Write("Program.cs", Program + "// changed");
        var build = (await project.BuildAsync(
            "Debug", "-t:Compile", "-p:DesignTimeBuild=true", "-p:SkipCompilerExecution=true", "-p:ProvideCommandLineArgs=true", "-v:n")).Succeeded();

        Assert.DoesNotContain("methods observed", build.Output, StringComparison.Ordinal);
        Assert.Equal(compiled, File.GetLastWriteTimeUtc(project.IntermediatePath));
    }
}
