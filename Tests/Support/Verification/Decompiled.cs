using System.Reflection.Metadata;
using ICSharpCode.Decompiler;
using ICSharpCode.Decompiler.CSharp;
using ICSharpCode.Decompiler.Metadata;
using ICSharpCode.Decompiler.TypeSystem;

namespace Judgeval.Tests.Support.Verification;

/// <summary>An assembly as a person sees it in ILSpy.</summary>
public sealed class Decompiled : IDisposable
{
    private readonly PEFile _file;
    private readonly ReferenceFileResolver _resolver;
    private readonly Symbols? _symbols;
    private readonly CSharpDecompiler _decompiler;

    public Decompiled(string assembly, IReadOnlyList<string> references)
    {
        _file = new PEFile(assembly);
        _resolver = new ReferenceFileResolver(references);
        _symbols = File.Exists(Path.ChangeExtension(assembly, ".pdb")) ? Symbols.Of(assembly) : null;
        _decompiler = new CSharpDecompiler(new DecompilerTypeSystem(_file, _resolver), new DecompilerSettings(LanguageVersion.Latest))
        {
            DebugInfoProvider = _symbols is null ? null : new PortablePdb(_symbols.Reader, assembly),
        };
    }

    /// <summary>All methods, accessors and constructors that carry <c>[Observe]</c>, themselves or by their property.</summary>
    public IReadOnlyList<IMethod> Observed =>
    [
        .. from type in _decompiler.TypeSystem.MainModule.TypeDefinitions
           from method in type.Methods.Concat(type.Properties.SelectMany(Accessors)).Concat(type.Events.SelectMany(Accessors))
           where method.HasBody && !IsSkeleton(method) && (IsObserved(method) || (method.AccessorOwner is { } owner && IsObserved(owner)))
           select method,
    ];

    /// <summary>The methods and constructors of every so many of the types that a person wrote, always the same ones.</summary>
    public IEnumerable<IMethod> Sample(int everySoMany) => _decompiler.TypeSystem.MainModule.TypeDefinitions
        .Where(static type => !type.Name.StartsWith('<'))
        .Where((_, index) => index % everySoMany == 0)
        .SelectMany(static type => type.Methods)
        .Where(static method => method.HasBody && !method.Name.StartsWith('<'));

    /// <summary>The C# of one method, by full name.</summary>
    public string Method(string fullName) => Method(_decompiler.TypeSystem.MainModule.TypeDefinitions
        .SelectMany(static type => type.Methods).Single(method => method.FullName == fullName));

    /// <summary>The C# of one method, accessor or constructor: the whole property for an accessor, the method around it for a local function or lambda.</summary>
    public string Method(IMethod method) => Text(method.Name.StartsWith('<') ? Around(method).MetadataToken : (method.AccessorOwner ?? (IMember)method).MetadataToken);

    /// <summary>The C# of one property, by full name.</summary>
    public string Property(string fullName) => Text(_decompiler.TypeSystem.MainModule.TypeDefinitions
        .SelectMany(static type => type.Properties).Single(property => property.FullName == fullName).MetadataToken);

    /// <summary>The C# of a whole type, by full name; only there field initialisers are shown as such.</summary>
    public string Type(string fullName) => Text(_decompiler.TypeSystem.MainModule.TypeDefinitions.Single(type => type.FullName == fullName).MetadataToken);

    public void Dispose()
    {
        _symbols?.Dispose();
        _resolver.Dispose();
        _file.Dispose();
    }

    // <Outer>g__Local|0_1 and <Outer>b__0; where several methods are called so, or it is an accessor, the whole type.
    private static IEntity Around(IMethod method)
    {
        var type = method.DeclaringTypeDefinition!;
        while (type.Name.StartsWith('<') && type.DeclaringTypeDefinition is { } outer)
        {
            type = outer;
        }

        var name = method.Name[(method.Name.LastIndexOf('<') + 1)..method.Name.IndexOf('>', StringComparison.Ordinal)];
        var named = type.Methods.Where(candidate => candidate.Name == name).ToList();
        return named.Count == 1 ? named[0] : type;
    }

    private static IEnumerable<IMethod> Accessors(IProperty property) => new[] { property.Getter, property.Setter }.OfType<IMethod>();

    private static IEnumerable<IMethod> Accessors(IEvent @event) => new[] { @event.AddAccessor, @event.RemoveAccessor }.OfType<IMethod>();

    // An extension block leaves members behind that carry the attributes but are never called.
    private static bool IsSkeleton(IMethod method) =>
        (method.AccessorOwner ?? (IEntity)method).GetAttributes().Any(static attribute => attribute.AttributeType.Name == "ExtensionMarkerAttribute");

    private static bool IsObserved(IEntity entity) => entity.GetAttributes().Any(static attribute => attribute.AttributeType.FullName == "Judgeval.ObserveAttribute");

    private string Text(EntityHandle handle) => (handle.Kind == HandleKind.TypeDefinition
        ? _decompiler.DecompileTypesAsString([(TypeDefinitionHandle)handle])
        : _decompiler.DecompileAsString(handle)).Replace("\r\n", "\n", StringComparison.Ordinal).TrimEnd() + "\n";
}
