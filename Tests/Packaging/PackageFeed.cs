using System.Reflection;

namespace Judgeval.Tests.Packaging;

/// <summary>The packages of this build, in a feed of their own, and fresh projects outside the repository that use them.</summary>
public sealed class PackageFeed : IAsyncLifetime
{
    private static readonly TimeSpan PackTimeout = TimeSpan.FromMinutes(3);

    /// <summary>The kind of machine this is, as a program is published for it.</summary>
    public static readonly string RuntimeIdentifier = Metadata("RuntimeIdentifier");

    /// <summary>The weaver of somebody else.</summary>
    public static readonly string OtherWeaver = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, Metadata("Fixture.Other.Fody")));

    private static readonly string RepositoryRoot = Metadata("RepositoryRoot");

    private readonly string _root = Directory.CreateTempSubdirectory("judgeval-packages-").FullName;
    private readonly Lazy<Task<ConsumerProject>> _workbench;

    /// <summary>Makes no project before a test asks for it.</summary>
    public PackageFeed()
    {
        _workbench = new(() => CreateProjectAsync("Workbench"));
        Consumer = new FreshConsumer(this);
    }

    /// <summary>The program that most tests look at.</summary>
    public FreshConsumer Consumer { get; }

    /// <summary>Where the packages are.</summary>
    public string Folder => Path.Combine(_root, "feed");

    /// <summary>What every command in a project of this feed needs: a package folder of its own, so that no earlier package of the same version is found.</summary>
    public IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string> { ["NUGET_PACKAGES"] = Path.Combine(_root, "packages") };

    /// <summary>The version of every package.</summary>
    public static string Version => typeof(Tracer).Assembly.GetName().Version!.ToString(3);

    /// <summary>What makes a project a user of the package.</summary>
    public static string Reference => $"""<ItemGroup><PackageReference Include="Judgeval.Fody" Version="{Version}" /></ItemGroup>""";

    /// <summary>The path of a package.</summary>
    public string Package(string id) => Directory.GetFiles(Folder, $"{id}.*.nupkg").Single();

    /// <summary>The text of a file of the repository.</summary>
    public static string RepositoryFile(params string[] path) => File.ReadAllText(Path.Combine([RepositoryRoot, .. path]));

    /// <summary>The one project that small tests share, without any files of an earlier test.</summary>
    public async Task<ConsumerProject> WorkbenchAsync()
    {
        var project = await _workbench.Value;
        project.Clear();
        return project;
    }

    /// <summary>A console project that has the package, made with the commands that a user types.</summary>
    public async Task<ConsumerProject> CreateProjectAsync(string name)
    {
        var project = await NewProjectAsync(name, "console");
        await project.DotnetAsync("add", "package", "Judgeval.Fody");
        return project;
    }

    /// <summary>A project without the package.</summary>
    public async Task<ConsumerProject> NewProjectAsync(string name, string template)
    {
        var project = new ConsumerProject(this, Path.Combine(_root, name, name));
        if (Directory.Exists(project.Folder))
        {
            Directory.Delete(project.Folder, recursive: true);
        }

        (await Command.DotnetAsync(_root, Environment, PackTimeout, "new", template, "--no-restore", "-o", project.Folder)).Succeeded();
        project.Clear();
        return project;
    }

    /// <summary>A project with the project file of somebody who writes it by hand; not restored.</summary>
    /// <param name="path">Its folder, whose name is the project's.</param>
    /// <param name="content">What lies in the element <c>Project</c>.</param>
    public ConsumerProject WriteProject(string path, string content)
    {
        var project = new ConsumerProject(this, Path.Combine(_root, path));
        Directory.CreateDirectory(project.Folder);
        project.Write($"{Path.GetFileName(path)}.csproj", $"""<Project Sdk="Microsoft.NET.Sdk">{content}</Project>""");
        return project;
    }

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        var configuration = typeof(PackageFeed).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;
        var result = await Command.DotnetAsync(
            RepositoryRoot, Environment, PackTimeout, "pack", "Judgeval.Fody.sln", "--no-build", "-warnaserror", "-c", configuration, $"-p:PackageOutputPath={Folder}");
        result.Succeeded();

        // The user's package folder comes second: what the solution restored is not downloaded again.
        await File.WriteAllTextAsync(Path.Combine(_root, "nuget.config"), $"""
            <configuration>
              <packageSources><add key="judgeval" value="{Folder}" /></packageSources>
              <fallbackPackageFolders><add key="user" value="{Metadata("NuGetPackageRoot")}" /></fallbackPackageFolders>
            </configuration>
            """);
    }

    /// <inheritdoc/>
    public Task DisposeAsync()
    {
        Directory.Delete(_root, recursive: true);
        return Task.CompletedTask;
    }

    private static string Metadata(string key) =>
        typeof(PackageFeed).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}
