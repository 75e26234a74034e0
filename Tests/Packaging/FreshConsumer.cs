using System.Collections.Concurrent;
using Judgeval.Tests.Support;

namespace Judgeval.Tests.Packaging;

/// <summary>Builds and runs the consumer once for each configuration.</summary>
public sealed class FreshConsumer(PackageFeed feed)
{
    private static readonly string[] Sources = ["Program.cs", "Assistant.cs", "Probe.cs"];

    private readonly ConcurrentDictionary<string, Lazy<Task<ConsumerRun>>> _runs = new();
    private readonly Lazy<Task<ConsumerProject>> _project = new(() => CreateAsync(feed));

    /// <summary>A file of the consumer.</summary>
    public static string Source(string name) => PackageFeed.RepositoryFile("Tests", "Packaging", "Consumer", name);

    internal Task<ConsumerRun> RunAsync(string configuration) =>
        _runs.GetOrAdd(configuration, _ => new(() => BuildAndRunAsync(configuration))).Value;

    /// <summary>Runs the woven program once more.</summary>
    internal async Task<CommandResult> RunAgainAsync(IReadOnlyDictionary<string, string> environment)
    {
        await RunAsync("Debug");
        return await (await _project.Value).RunAsync(environment);
    }

    private static async Task<ConsumerProject> CreateAsync(PackageFeed feed)
    {
        var project = await feed.CreateProjectAsync("Shop");
        foreach (var source in Sources)
        {
            project.Write(source, Source(source));
        }

        return project;
    }

    private async Task<ConsumerRun> BuildAndRunAsync(string configuration)
    {
        var project = await _project.Value;
        await using var server = await OtlpServer.StartAsync();
        (await project.BuildAsync(configuration, "-p:DisableFody=true")).Succeeded();
        var unwoven = await project.RunAsync(ConsumerRun.Account(server.Url), configuration);
        Assert.Empty(server.Spans);

        server.Requests.Clear();
        var build = await project.BuildAsync(configuration);
        build.Succeeded();
        var files = project.Files;
        var woven = await project.RunAsync(ConsumerRun.Account(server.Url), configuration);
        return new ConsumerRun(build, files, unwoven, woven, server.ProjectId, [.. server.Requests]);
    }
}
