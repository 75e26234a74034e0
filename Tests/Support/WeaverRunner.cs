using System.Xml.Linq;
using Fody;
using Judgeval.Fody;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Judgeval.Tests.Support;

/// <summary>Runs the weaver as Fody does in a build: against reference assemblies, symbols read and written, in a folder below the tests' own.</summary>
public static class WeaverRunner
{
    private static int _runs;

    /// <param name="fixture">What to weave.</param>
    /// <param name="configuration">The weaver's element in FodyWeavers.xml.</param>
    public static WeavingResult Weave(FixtureAssembly fixture, string configuration = "<Judgeval />") =>
        Weave(fixture.Path, fixture.References, configuration);

    /// <param name="assembly">What to weave, with its PDB beside it.</param>
    /// <param name="references">The files that the weaver may resolve types in.</param>
    /// <param name="configuration">The weaver's element in FodyWeavers.xml.</param>
    public static WeavingResult Weave(string assembly, IReadOnlyList<string> references, string configuration = "<Judgeval />")
    {
        var target = Path.Combine(NewFolder(), Path.GetFileName(assembly));
        using var resolver = new ReferenceResolver(references);
        using var module = ReadModule(assembly, resolver);
        var messages = new List<WeaverMessage>();
        var weaver = new ModuleWeaver
        {
            Config = XElement.Parse(configuration),
            ModuleDefinition = module,
            AssemblyFilePath = assembly,
            References = string.Join(';', references),
            ResolveAssembly = resolver.Resolve,
            AssemblyResolver = resolver,
        };
        Listen(weaver, messages);
        ResolveTypes(weaver, resolver, module);
        Execute(weaver, messages);

        module.Write(target, new WriterParameters { WriteSymbols = true, SymbolWriterProvider = new PortablePdbWriterProvider() });
        return new WeavingResult(target, messages);
    }

    /// <summary>Reads a module with its portable PDB, into memory.</summary>
    public static ModuleDefinition ReadModule(string assembly, IAssemblyResolver resolver) => ModuleDefinition.ReadModule(
        assembly,
        new ReaderParameters { AssemblyResolver = resolver, InMemory = true, ReadSymbols = true, SymbolReaderProvider = new PortablePdbReaderProvider() });

    /// <summary>An empty folder that no other call gets in this run of the tests.</summary>
    public static string NewFolder()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "woven", $"{Interlocked.Increment(ref _runs)}");
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        return Directory.CreateDirectory(folder).FullName;
    }

    private static void Execute(ModuleWeaver weaver, List<WeaverMessage> messages)
    {
        try
        {
            weaver.Execute();
        }
        catch (WeavingException exception)
        {
            // Fody shows this kind as an error; any other exception is a defect of the weaver and fails the test.
            messages.Add(new WeaverMessage(WeaverMessageLevel.Error, exception.Message, exception.SequencePoint));
        }
    }

    private static void ResolveTypes(ModuleWeaver weaver, ReferenceResolver resolver, ModuleDefinition module)
    {
        var types = new TypeCache(resolver.Resolve);
        types.BuildAssembliesToScan(weaver);
        weaver.TypeSystem = new global::Fody.TypeSystem(types.FindType, module);
#pragma warning disable CS0618 // Weavers must not call these; whoever plays Fody must set them.
        weaver.FindType = types.FindType;
        weaver.TryFindType = types.TryFindType;
    }

    private static void Listen(ModuleWeaver weaver, List<WeaverMessage> messages)
    {
        void Add(WeaverMessageLevel level, string text, SequencePoint? place) => messages.Add(new WeaverMessage(level, text, place));

        weaver.LogDebug = text => Add(WeaverMessageLevel.Debug, text, null);
        weaver.LogInfo = text => Add(WeaverMessageLevel.Info, text, null);
        weaver.LogMessage = (text, importance) => Add(importance == MessageImportance.Low ? WeaverMessageLevel.Debug : WeaverMessageLevel.Info, text, null);
        weaver.LogWarning = text => Add(WeaverMessageLevel.Warning, text, null);
        weaver.LogWarningPoint = (text, place) => Add(WeaverMessageLevel.Warning, text, place);
        weaver.LogError = text => Add(WeaverMessageLevel.Error, text, null);
        weaver.LogErrorPoint = (text, place) => Add(WeaverMessageLevel.Error, text, place);
    }
#pragma warning restore CS0618
}
