namespace Judgeval.Tests.Packaging;

/// <summary>A solution whose projects all have the package from one place, with its versions in another.</summary>
[Collection(SharedPackages.Name)]
public sealed class SolutionTests(PackageFeed feed)
{
    private static readonly string[] Libraries = ["First", "Second", "Third"];

    private static readonly string Tests = string.Concat(
        """
        <ItemGroup><PackageReference Include="Microsoft.NET.Test.Sdk" /><PackageReference Include="xunit" /><PackageReference Include="xunit.runner.visualstudio" /></ItemGroup>
        <ItemGroup>
        """,
        string.Concat(Libraries.Select(static name => $"""<ProjectReference Include="../{name}/{name}.csproj" />""")),
        "</ItemGroup>");

    private static readonly string Test = $$"""
        using Judgeval;
        using Xunit;
        public class CallTests
        {
            [Fact]
            public void spans_come_out()
            {
                using (Tracer.Init(new TracerOptions { Exporters = ["file"], FilePath = "spans.jsonl" }))
                {
                    Assert.Equal(1, Work());
                    {{string.Concat(Libraries.Select(static name => $"Assert.Equal(2, {name}.Calls.Work());"))}}
                }
                Assert.Equal(4, System.IO.File.ReadAllText("spans.jsonl").Split("\"spanId\"").Length - 1);
            }
            [Observe] private static int Work() => 1;
        }
        """;

    [Fact]
    public async Task all_projects_are_woven_side_by_side_and_tested_without_another_build()
    {
        var solution = Write();
        await solution.DotnetAsync("restore", "All.slnx");

        await solution.DotnetAsync("build", "All.slnx", "--no-restore", "-warnaserror", "-m:4");

        foreach (var name in Libraries.Append("Tests"))
        {
            Assert.Equal(["Work"], ConsumerProject.WovenMethods(Path.Combine(solution.Folder, name, "bin", "Debug", "net10.0", $"{name}.dll")));
        }

        (await solution.DotnetAsync("test", "Tests", "--no-build")).Says("Failed:     0, Passed:     1");
    }

    private ConsumerProject Write()
    {
        var solution = feed.WriteProject("Solution", "");
        File.Delete(Path.Combine(solution.Folder, "Solution.csproj"));
        solution.Write("All.slnx", $"<Solution>{string.Concat(Libraries.Append("Tests").Select(static name => $"""<Project Path="{name}/{name}.csproj" />"""))}</Solution>");
        solution.Write("Directory.Build.props", """
            <Project>
              <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
              <ItemGroup><PackageReference Include="Judgeval.Fody" /></ItemGroup>
            </Project>
            """);
        string[] packages = ["Microsoft.NET.Test.Sdk", "xunit", "xunit.runner.visualstudio"];
        var versions = PackageFeed.RepositoryFile("Directory.Packages.props").Split('\n').Where(line => packages.Any(id => line.Contains($"\"{id}\"", StringComparison.Ordinal)));
        solution.Write("Directory.Packages.props", $"""
            <Project>
              <PropertyGroup><ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally></PropertyGroup>
              <ItemGroup><PackageVersion Include="Judgeval.Fody" Version="{PackageFeed.Version}" />{string.Concat(versions)}</ItemGroup>
            </Project>
            """);
        foreach (var name in Libraries)
        {
            feed.WriteProject(Path.Combine("Solution", name), "")
                .Write("Calls.cs", $"namespace {name}; public static class Calls {{ [Judgeval.Observe] public static int Work() => 2; }}");
        }

        feed.WriteProject(Path.Combine("Solution", "Tests"), Tests).Write("CallTests.cs", Test);
        return solution;
    }
}
