using System.Xml.Linq;
using Judgeval.Fody;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Judgeval.Benchmarks.Weaving;

/// <summary>What Fody does with one module and one weaver: read, weave, write. Measured in processor time, which others on the machine disturb less.</summary>
/// <param name="Weave">The time between reading and writing.</param>
/// <param name="Total">All of it.</param>
/// <param name="Methods">How many methods were observed.</param>
internal readonly record struct WeavingRun(TimeSpan Weave, TimeSpan Total, int Methods)
{
    public static WeavingRun Of(string assembly, WeaverKind kind)
    {
        using var resolver = new TrustedAssemblies();
        var start = Environment.CpuUsage.TotalTime;
        using var module = Read(assembly, resolver);
        var read = Environment.CpuUsage.TotalTime;
        var observed = Apply(kind, module);
        var woven = Environment.CpuUsage.TotalTime - read;
        var target = Path.Combine(AppContext.BaseDirectory, "Woven.dll");
        module.Write(target, module.HasSymbols ? new WriterParameters { WriteSymbols = true, SymbolWriterProvider = new PortablePdbWriterProvider() } : new WriterParameters());
        return new WeavingRun(woven, Environment.CpuUsage.TotalTime - start, observed);
    }

    private static ModuleDefinition Read(string assembly, TrustedAssemblies resolver)
    {
        var parameters = new ReaderParameters { AssemblyResolver = resolver, InMemory = true };
        if (File.Exists(Path.ChangeExtension(assembly, ".pdb")))
        {
            parameters.ReadSymbols = true;
            parameters.SymbolReaderProvider = new PortablePdbReaderProvider();
        }

        return ModuleDefinition.ReadModule(assembly, parameters);
    }

    private static int Apply(WeaverKind kind, ModuleDefinition module)
    {
        switch (kind)
        {
            case WeaverKind.Reading:
                return module.GetTypes().SelectMany(static type => type.Methods).Count(static method => method is { HasBody: true, Body: not null });
            case WeaverKind.Judgeval:
                var weaver = new ModuleWeaver { ModuleDefinition = module, Config = XElement.Parse("""<Judgeval ObserveAll="all" />""") };
#pragma warning disable CS0618 // Weavers must not call this; whoever plays Fody must set it.
                weaver.LogErrorPoint = static (text, _) => throw new InvalidOperationException(text);
#pragma warning restore CS0618
                weaver.Execute();
                return module.GetType("Judgeval.Generated.Observed").NestedTypes.Sum(static holder => holder.Fields.Count);
            default:
                return 0;
        }
    }
}
