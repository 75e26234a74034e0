using Mono.Cecil;

namespace Judgeval.Tests.Support;

/// <summary>Resolves by simple name within a list of files only, as Fody does; what is not in the list does not exist.</summary>
public sealed class ReferenceResolver(IEnumerable<string> references) : IAssemblyResolver
{
    private readonly Dictionary<string, string> _files = references.ToDictionary(
        static file => Path.GetFileNameWithoutExtension(file),
        StringComparer.OrdinalIgnoreCase);

    private readonly Dictionary<string, AssemblyDefinition> _read = new(StringComparer.OrdinalIgnoreCase);

    public AssemblyDefinition? Resolve(string name)
    {
        if (_read.TryGetValue(name, out var known))
        {
            return known;
        }

        return _files.TryGetValue(name, out var file)
            ? _read[name] = ModuleDefinition.ReadModule(file, new ReaderParameters { AssemblyResolver = this }).Assembly
            : null;
    }

    public AssemblyDefinition? Resolve(AssemblyNameReference name) => Resolve(name.Name);

    public AssemblyDefinition? Resolve(AssemblyNameReference name, ReaderParameters parameters) => Resolve(name.Name);

    public void Dispose()
    {
        foreach (var assembly in _read.Values)
        {
            assembly.Dispose();
        }
    }
}
