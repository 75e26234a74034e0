using System.Runtime.InteropServices;
using Mono.Cecil;

namespace Judgeval.Tests.Packaging;

/// <summary>A project of a user.</summary>
public sealed class ConsumerProject(PackageFeed feed, string folder)
{
    private static readonly TimeSpan BuildTimeout = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan RunTimeout = TimeSpan.FromSeconds(30);

    /// <summary>Where the project is; the folder above it holds nothing else, as a solution's would.</summary>
    public string Folder => folder;

    private string Name => Path.GetFileName(Folder);

    /// <summary>The files that somebody wrote: all but the project file and what lies in bin and obj, relative to the project.</summary>
    public IReadOnlyList<string> Files =>
        [.. Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Folder, file))
            .Where(file => file.Split(Path.DirectorySeparatorChar)[0] is not ("bin" or "obj") && file != $"{Name}.csproj")
            .Order(StringComparer.Ordinal)];

    /// <summary>Back to the restored project without sources.</summary>
    public void Clear()
    {
        foreach (var file in Files)
        {
            File.Delete(Path.Combine(Folder, file));
        }

        File.Delete(Path.Combine(Folder, "..", "FodyWeavers.xml"));
        foreach (var output in new[] { Path.Combine(Folder, "bin"), Path.Combine(Folder, "obj", "Debug"), Path.Combine(Folder, "obj", "Release") }.Where(Directory.Exists))
        {
            Directory.Delete(output, recursive: true);
        }
    }

    /// <summary>Writes a file of the project.</summary>
    public void Write(string name, string text) => File.WriteAllText(Path.Combine(Folder, name), text);

    /// <summary>Reads a file of the project.</summary>
    public string Read(string name) => File.ReadAllText(Path.Combine(Folder, name));

    /// <summary>Runs a command in the project's folder that has to succeed.</summary>
    public async Task<CommandResult> DotnetAsync(params string[] arguments) =>
        (await Command.DotnetAsync(Folder, feed.Environment, BuildTimeout, arguments)).Succeeded();

    /// <summary>Builds; every warning is an error.</summary>
    public Task<CommandResult> BuildAsync(string configuration = "Debug", params string[] arguments) =>
        Command.DotnetAsync(Folder, feed.Environment, BuildTimeout, ["build", "--no-restore", "-warnaserror", "--tl:off", "-v:m", "-c", configuration, .. arguments]);

    /// <summary>Runs what was built.</summary>
    public Task<CommandResult> RunAsync(IReadOnlyDictionary<string, string> environment, string configuration = "Debug") =>
        Command.DotnetAsync(Folder, environment, RunTimeout, AssemblyPath(configuration));

    /// <summary>Runs an executable of the project, on the runtime of the tests unless it brings its own.</summary>
    public Task<CommandResult> RunExecutableAsync(string path)
    {
        var runtime = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        return Command.RunAsync(path, Folder, new Dictionary<string, string> { ["DOTNET_ROOT"] = runtime }, RunTimeout);
    }

    /// <summary>Starts a build, and cancels it as Ctrl+C does once a file exists.</summary>
    public Task<CommandResult> CancelBuildAsync(string file) =>
        Command.InterruptDotnetAsync(Folder, feed.Environment, BuildTimeout, file, "build", "--no-restore", "--tl:off", "-v:m");

    /// <summary>The assembly that was built.</summary>
    public string AssemblyPath(string configuration = "Debug") => Path.Combine(Folder, "bin", configuration, "net10.0", $"{Name}.dll");

    /// <summary>The assembly that the compiler writes and Fody changes, before it is copied.</summary>
    public string IntermediatePath => Path.Combine(Folder, "obj", "Debug", "net10.0", $"{Name}.dll");

    /// <summary>The names of the methods that start a call, once for each time that they do.</summary>
    public IReadOnlyList<string> WovenMethods() => WovenMethods(AssemblyPath());

    /// <inheritdoc cref="WovenMethods()"/>
    public static IReadOnlyList<string> WovenMethods(string assembly)
    {
        using var module = ModuleDefinition.ReadModule(assembly);
        return [..
            from type in module.GetTypes()
            from method in type.Methods
            where method.HasBody
            from instruction in method.Body.Instructions
            where instruction.Operand is MethodReference { Name: "IsEnabled", DeclaringType.Name: "ObservedCall" }
            select method.Name];
    }
}
