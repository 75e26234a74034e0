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
}
