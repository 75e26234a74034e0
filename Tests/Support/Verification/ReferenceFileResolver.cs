using ICSharpCode.Decompiler.Metadata;

namespace Judgeval.Tests.Support.Verification;

/// <summary>Resolves the decompiler's references within the files that an assembly was compiled against.</summary>
public sealed class ReferenceFileResolver(IEnumerable<string> references) : IAssemblyResolver, IDisposable
{
    private readonly Dictionary<string, Lazy<PEFile>> _files = references.ToDictionary(
        static file => Path.GetFileNameWithoutExtension(file),
        static file => new Lazy<PEFile>(() => new PEFile(file)),
        StringComparer.OrdinalIgnoreCase);

    public MetadataFile? Resolve(IAssemblyReference reference) => _files.GetValueOrDefault(reference.Name)?.Value;

    public Task<MetadataFile?> ResolveAsync(IAssemblyReference reference) => Task.FromResult(Resolve(reference));

    public MetadataFile? ResolveModule(MetadataFile mainModule, string moduleName) => null;

    public Task<MetadataFile?> ResolveModuleAsync(MetadataFile mainModule, string moduleName) => Task.FromResult<MetadataFile?>(null);

    public IDisposable? BeginSnapshot() => null;

    public void Dispose()
    {
        foreach (var file in _files.Values.Where(static file => file.IsValueCreated))
        {
            file.Value.Dispose();
        }
    }
}
