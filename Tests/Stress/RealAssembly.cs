using System.Reflection;
using Judgeval.Tests.Support;
using Mono.Cecil;

namespace Judgeval.Tests.Stress;

/// <summary>A library that others wrote, with every method observed. The references are implementation assemblies: there are no others for a finished package.</summary>
internal sealed class RealAssembly
{
    // A host may list a file of the framework twice.
    private static readonly string[] Platform =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).DistinctBy(Path.GetFileNameWithoutExtension)];

    private static readonly Dictionary<string, Lazy<RealAssembly>> All = new[]
    {
        "ICSharpCode.Decompiler", "Newtonsoft.Json", "Google.Protobuf", "Mono.Cecil", "Mono.Cecil.Pdb", "OpenTelemetry", "OpenTelemetry.Api",
        "OpenTelemetry.Exporter.OpenTelemetryProtocol", "xunit.execution.dotnet", "xunit.assert",
    }.Select(static name => (Name: name, File: Path.Combine(AppContext.BaseDirectory, $"{name}.dll"))).Concat(SdkLibraries.Files.Select(static file => (Name: file.Key, File: file.Value)))
        .ToDictionary(static library => library.Name, static library => new Lazy<RealAssembly>(() => new RealAssembly(library.Name, library.File)));

    // Libraries of the SDK refer to each other, so all woven ones share a context, and all unwoven ones.
    private static readonly SdkLibraries UnwovenLibraries = new("SDK, unwoven", static name => Named(name).Original);
    private static readonly SdkLibraries WovenLibraries = new("SDK, woven", static name => Named(name).Weaving.Path);

    private readonly Lazy<Assembly> _unwoven;
    private readonly Lazy<Assembly> _woven;

    private RealAssembly(string name, string file)
    {
        var isOfSdk = SdkLibraries.Files.ContainsKey(name);
        Original = isOfSdk ? SdkLibraries.WithoutNativeCode(file, References) : file;
        Weaving = WeaverRunner.Weave(Original, References, """<Judgeval ObserveAll="all" />""");
        _unwoven = new Lazy<Assembly>(() => isOfSdk ? UnwovenLibraries.Library(name) : WovenAssembly.Load(Original, $"{name}, unwoven"));
        _woven = new Lazy<Assembly>(() => isOfSdk ? WovenLibraries.Library(name) : WovenAssembly.Load(Weaving.Path, $"{name}, woven"));
    }

    public static IEnumerable<string> Names => All.Keys;

    public static IReadOnlyList<string> References { get; } = [.. Platform.Concat(SdkLibraries.Files.Values).DistinctBy(Path.GetFileNameWithoutExtension)];

    /// <summary>The file that the package or the SDK brought.</summary>
    public string Original { get; }

    public WeavingResult Weaving { get; }

    public Assembly Unwoven => _unwoven.Value;

    /// <summary>The woven assembly, in another context than the unwoven one; what it references is shared with the tests.</summary>
    public Assembly Woven => _woven.Value;

    /// <summary>How many of its methods are observed: the weaver made one field for each.</summary>
    public int Observed
    {
        get
        {
            using var module = ModuleDefinition.ReadModule(Weaving.Path);
            return module.GetType("Judgeval.Generated.Observed").NestedTypes.Sum(static holder => holder.Fields.Count);
        }
    }

    /// <summary>The C# compiler's program, upon the libraries as they are or woven.</summary>
    public static Assembly Compiler(bool woven) => (woven ? WovenLibraries : UnwovenLibraries).LoadFromAssemblyPath(SdkLibraries.Compiler);

    /// <summary>The same upon a library whose calls are spans without values: a whole syntax tree at each call is too much to write down.</summary>
    public static Assembly CompilerWithoutValues(string library)
    {
        var marked = SdkLibraries.WithoutValues(Named(library).Original, References);
        var woven = WeaverRunner.Weave(marked, References);
        Assert.Empty(woven.Problems);
        return new SdkLibraries("SDK, without values", name => name == library ? woven.Path : Named(name).Original).LoadFromAssemblyPath(SdkLibraries.Compiler);
    }

    public static RealAssembly Named(string name) => All[name].Value;
}
