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
    private readonly Symbols _symbols;
    private readonly CSharpDecompiler _decompiler;

    public Decompiled(string assembly, IReadOnlyList<string> references)
    {
        _file = new PEFile(assembly);
        _resolver = new ReferenceFileResolver(references);
        _symbols = Symbols.Of(assembly);
        _decompiler = new CSharpDecompiler(new DecompilerTypeSystem(_file, _resolver), new DecompilerSettings(LanguageVersion.Latest))
        {
            DebugInfoProvider = new PortablePdb(_symbols.Reader, assembly),
        };
    }

    /// <summary>All methods, accessors and constructors that carry <c>[Observe]</c>, themselves or by their property.</summary>
    public IReadOnlyList<IMethod> Observed =>
    [
        .. from type in _decompiler.TypeSystem.MainModule.TypeDefinitions
           from method in type.Methods.Concat(type.Properties.SelectMany(Accessors)).Concat(type.Events.SelectMany(Accessors))
           where method.HasBody && (IsObserved(method) || (method.AccessorOwner is { } owner && IsObserved(owner)))
           select method,
    ];

    /// <summary>The C# of one method, by full name.</summary>
    public string Method(string fullName) => Method(_decompiler.TypeSystem.MainModule.TypeDefinitions
        .SelectMany(static type => type.Methods).Single(method => method.FullName == fullName));

    /// <summary>The C# of one method, accessor or constructor, with the whole property for an accessor.</summary>
    public string Method(IMethod method) => Text((method.AccessorOwner ?? (IMember)method).MetadataToken);

    /// <summary>The C# of one property, by full name.</summary>
    public string Property(string fullName) => Text(_decompiler.TypeSystem.MainModule.TypeDefinitions
        .SelectMany(static type => type.Properties).Single(property => property.FullName == fullName).MetadataToken);

    public void Dispose()
    {
        _symbols.Dispose();
        _resolver.Dispose();
        _file.Dispose();
    }

    private static IEnumerable<IMethod> Accessors(IProperty property) => new[] { property.Getter, property.Setter }.OfType<IMethod>();

    private static IEnumerable<IMethod> Accessors(IEvent @event) => new[] { @event.AddAccessor, @event.RemoveAccessor }.OfType<IMethod>();

    private static bool IsObserved(IEntity entity) => entity.GetAttributes().Any(static attribute => attribute.AttributeType.FullName == "Judgeval.ObserveAttribute");

    private string Text(EntityHandle handle) => _decompiler.DecompileAsString(handle).Replace("\r\n", "\n", StringComparison.Ordinal).TrimEnd() + "\n";
}
