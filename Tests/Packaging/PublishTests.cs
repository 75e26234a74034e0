using System.Text.RegularExpressions;

namespace Judgeval.Tests.Packaging;

/// <summary>The program published in the ways that change what becomes of its assemblies.</summary>
[Collection(SharedPackages.Name)]
public sealed class PublishTests(PackageFeed feed)
{
    private const string Program = """
        using Judgeval;
        using (Tracer.Init(new TracerOptions { Exporters = ["console"] }))
        {
            Console.WriteLine(await Agent.AskAsync("sum"));
        }
        public sealed record Page(string Title, int Rank);
        public static class Agent
        {
            [Observe("agent")] public static async Task<int> AskAsync(string question)
            {
                await Task.Yield();
                return Steps(2).Sum() + Rate(new Page(question, 1)).Rank;
            }

            [Observe("tool")] public static Page Rate(Page page) => page with { Rank = page.Rank + 1 };
            [Observe] public static IEnumerable<int> Steps(int n) { for (var i = 0; i < n; i++) yield return i; }
        }
        """;

    private const string Printed = """
        3
        AskAsync [agent]
          input: {"question":"sum"}
          output: 3
          Steps [generator]
            input: {"n":2}
            output: <generator>
            Steps [generator_item]
              output: 0
            Steps [generator_item]
              output: 1
          Rate [tool]
            input: {"page":{"Title":"sum","Rank":1}}
            output: {"Title":"sum","Rank":2}

        """;

    // Restored once for all that is published from it.
    private static readonly string Project = $"""
        <PropertyGroup>
          <OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings>
          <RuntimeIdentifier>{PackageFeed.RuntimeIdentifier}</RuntimeIdentifier>
          <PublishTrimmed>true</PublishTrimmed><PublishReadyToRun>true</PublishReadyToRun>
          <DisableTransitiveFrameworkReferenceDownloads>true</DisableTransitiveFrameworkReferenceDownloads>
        </PropertyGroup>
        {PackageFeed.Reference}
        """;

    [Theory]
    [InlineData(false, false, false)]
    [InlineData(true, false, true)]
    [InlineData(true, true, false)]
    public async Task spans_come_out_and_nothing_is_warned_of(bool singleFile, bool trimmed, bool readyToRun)
    {
        var project = feed.WriteProject(Path.Combine("Published", "Published"), Project);
        project.Write("Program.cs", Program);
        if (!File.Exists(Path.Combine(project.Folder, "obj", "project.assets.json")))
        {
            await project.DotnetAsync("restore");
        }

        await project.DotnetAsync(
            "publish", "--no-restore", "-warnaserror", "--tl:off", "-o", "published", $"-p:PublishSingleFile={singleFile}", $"-p:SelfContained={trimmed}",
            $"-p:PublishTrimmed={trimmed}", $"-p:PublishReadyToRun={readyToRun}", "-p:TrimmerSingleWarn=false");

        var run = (await project.RunExecutableAsync(Path.Combine(project.Folder, "published", "Published"))).Succeeded();
        Assert.Equal(Printed, Regex.Replace(run.Output, " [0-9.]+ m?s$", "", RegexOptions.Multiline));
        Assert.Equal(!singleFile, File.Exists(Path.Combine(project.Folder, "published", "Published.dll")));
        Directory.Delete(Path.Combine(project.Folder, "published"), recursive: true);
    }
}
