using Mono.Cecil;

namespace Judgeval.Benchmarks.Weaving;

/// <summary>Resolves to what this program was started with: the framework, the runtime of Judgeval and the packages.</summary>
internal sealed class TrustedAssemblies : IAssemblyResolver
{
    private static readonly Dictionary<string, string> ByName = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator)
        .DistinctBy(Path.GetFileNameWithoutExtension)
        .ToDictionary(static file => Path.GetFileNameWithoutExtension(file), StringComparer.OrdinalIgnoreCase);

    private readonly Dictionary<string, AssemblyDefinition> _read = new(StringComparer.OrdinalIgnoreCase);

    public static IEnumerable<string> Files => ByName.Values;

    public static string Named(string name) => ByName[name];

    /// <summary>Fody opens each reference of a project before any weaver runs; so that is not measured. What a weaver then looks for in them is.</summary>
    public void OpenReferencesOf(string assembly)
    {
        using var module = ModuleDefinition.ReadModule(assembly);
        foreach (var name in module.AssemblyReferences.Select(static reference => reference.Name).Concat(["System.Private.CoreLib", "Judgeval.Runtime"]))
        {
            Resolve(new AssemblyNameReference(name, null));
        }
    }

    public AssemblyDefinition? Resolve(AssemblyNameReference name)
    {
        if (!_read.TryGetValue(name.Name, out var assembly) && ByName.TryGetValue(name.Name, out var file))
        {
            _read[name.Name] = assembly = AssemblyDefinition.ReadAssembly(file, new ReaderParameters { AssemblyResolver = this });
        }

        return assembly;
    }

    public AssemblyDefinition? Resolve(AssemblyNameReference name, ReaderParameters parameters) => Resolve(name);

    public void Dispose()
    {
        foreach (var assembly in _read.Values)
        {
            assembly.Dispose();
        }
    }
}
