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
    }.ToDictionary(static name => name, static name => new Lazy<RealAssembly>(() => new RealAssembly(name)));

    private readonly Lazy<Assembly> _unwoven;
    private readonly Lazy<Assembly> _woven;

    private RealAssembly(string name)
    {
        Original = Path.Combine(AppContext.BaseDirectory, $"{name}.dll");
        Weaving = WeaverRunner.Weave(Original, References, """<Judgeval ObserveAll="all" />""");
        _unwoven = new Lazy<Assembly>(() => WovenAssembly.Load(Original, $"{name}, unwoven"));
        _woven = new Lazy<Assembly>(() => WovenAssembly.Load(Weaving.Path, $"{name}, woven"));
    }

    public static IEnumerable<string> Names => All.Keys;

    public static IReadOnlyList<string> References => Platform;

    /// <summary>The file that the package brought.</summary>
    public string Original { get; }

    public WeavingResult Weaving { get; }

    public Assembly Unwoven => _unwoven.Value;

    /// <summary>The woven assembly, in a context of its own; what it references is shared with the tests.</summary>
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

    public static RealAssembly Named(string name) => All[name].Value;
}
