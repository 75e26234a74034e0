using System.Reflection;
using System.Runtime.Loader;

namespace Judgeval.Tests.Support;

/// <summary>The valid fixtures of one build, as compiled and as woven, loaded side by side. Judgeval.Runtime is the tests' own in both.</summary>
public sealed class WovenAssembly
{
    private static readonly Dictionary<Build, Lazy<WovenAssembly>> All =
        Enum.GetValues<Build>().ToDictionary(static build => build, static build => new Lazy<WovenAssembly>(() => new WovenAssembly($"Valid.{build}")));

    private readonly Lazy<WeavingResult> _weaving;
    private readonly Lazy<Assembly> _unwoven;
    private readonly Lazy<Assembly> _woven;

    public WovenAssembly(string fixture, string configuration = "<Judgeval />")
    {
        Fixture = FixtureAssembly.Named(fixture);
        _weaving = new Lazy<WeavingResult>(() => WeaverRunner.Weave(Fixture, configuration));
        _unwoven = new Lazy<Assembly>(() => Load(Fixture.Path, "unwoven", Fixture.References));
        _woven = new Lazy<Assembly>(() => Load(Weaving.Path, "woven", Fixture.References));
    }

    public FixtureAssembly Fixture { get; }

    public WeavingResult Weaving => _weaving.Value;

    public Assembly Unwoven => _unwoven.Value;

    public Assembly Woven => _woven.Value;

    /// <summary>The fixtures of AssemblyToProcess/Valid, woven once for all tests.</summary>
    public static WovenAssembly Of(Build build) => All[build].Value;

    /// <summary>Loads an assembly under a name of its own, so that several of one identity live side by side; the rest comes from the tests.</summary>
    /// <param name="path">The assembly.</param>
    /// <param name="context">The name.</param>
    /// <param name="references">Where to find what the tests do not have themselves, such as FSharp.Core.</param>
    public static Assembly Load(string path, string context, IReadOnlyList<string>? references = null)
    {
        var loader = new AssemblyLoadContext(context);
        loader.Resolving += (own, name) =>
            references?.FirstOrDefault(file => Path.GetFileNameWithoutExtension(file) == name.Name) is { } file ? own.LoadFromAssemblyPath(file) : null;
        return loader.LoadFromAssemblyPath(path);
    }
}
