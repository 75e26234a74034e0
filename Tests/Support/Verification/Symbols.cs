using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Judgeval.Tests.Support.Verification;

/// <summary>An assembly's metadata together with its portable PDB.</summary>
public sealed class Symbols : IDisposable
{
    private readonly PEReader _image;
    private readonly MetadataReaderProvider _provider;

    private Symbols(PEReader image, MetadataReaderProvider provider)
    {
        _image = image;
        _provider = provider;
        Metadata = image.GetMetadataReader();
        Reader = provider.GetMetadataReader();
    }

    public MetadataReader Metadata { get; }

    public MetadataReader Reader { get; }

    public static Symbols Of(string assembly) => new(
        new PEReader(File.OpenRead(assembly)),
        MetadataReaderProvider.FromPortablePdbStream(File.OpenRead(Path.ChangeExtension(assembly, ".pdb"))));

    /// <summary>The method's full name without parameters, nested types separated by a dot.</summary>
    public string NameOf(MethodDefinitionHandle handle)
    {
        var method = Metadata.GetMethodDefinition(handle);
        return $"{NameOf(method.GetDeclaringType())}.{Metadata.GetString(method.Name)}";
    }

    public void Dispose()
    {
        _provider.Dispose();
        _image.Dispose();
    }

    private string NameOf(TypeDefinitionHandle handle)
    {
        var type = Metadata.GetTypeDefinition(handle);
        var name = Metadata.GetString(type.Name);
        var outer = type.GetDeclaringType();
        return !outer.IsNil ? $"{NameOf(outer)}.{name}" : type.Namespace.IsNil ? name : $"{Metadata.GetString(type.Namespace)}.{name}";
    }
}
