namespace Judgeval.Tests.Packaging;

/// <summary>An app that has the package only through a library.</summary>
[Collection(SharedPackages.Name)]
public sealed class TransitiveWeavingTests(PackageFeed feed)
{
    [Fact]
    public async Task an_app_is_woven_when_a_library_of_its_solution_has_the_package()
    {
        var (library, app) = await LibraryAndAppAsync();

        (await app.BuildAsync()).Succeeded();

        Assert.Equal(["Add"], library.WovenMethods());
        Assert.Equal(["Run"], app.WovenMethods());
        var run = (await app.RunAsync(new Dictionary<string, string>())).Succeeded();
        Assert.Matches("""^Run \[agent\] [^\n]+\n  output: 3\n  Add \[span\] [^\n]+\n    input: \{"a":1,"b":2\}\n    output: 3\n$""", run.Output);
    }

    [Fact]
    public async Task an_app_that_cannot_be_woven_is_warned()
    {
        var (_, app) = await LibraryAndAppAsync();

        var build = await app.BuildAsync("Debug", "-p:NuGetPackageFolders=nowhere");

        build.Failed().Says("[Observe] has no effect in App", "Reference the package Judgeval.Fody in this project");
    }

    private async Task<(ConsumerProject Library, ConsumerProject App)> LibraryAndAppAsync()
    {
        var library = await feed.NewProjectAsync("Tooling", "classlib");
        await library.DotnetAsync("add", "package", "Judgeval.Fody");
        library.Write("Tools.cs", """
            using Judgeval;
            namespace Tooling;
            public static class Tools { [Observe] public static int Add(int a, int b) => a + b; }
            """);

        var app = await feed.NewProjectAsync("App", "console");
        await app.DotnetAsync("add", "reference", library.Folder);
        await app.DotnetAsync("restore");
        app.Write("Program.cs", """
            using Judgeval;
            using var tracer = Tracer.Init(new TracerOptions { Exporters = ["console"] });
            Agent.Run();
            public static class Agent { [Observe("agent")] public static int Run() => Tooling.Tools.Add(1, 2); }
            """);
        return (library, app);
    }
}
