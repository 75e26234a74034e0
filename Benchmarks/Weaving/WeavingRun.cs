using System.Diagnostics;
using System.Xml.Linq;
using Judgeval.Fody;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Judgeval.Benchmarks.Weaving;

/// <summary>What Fody does with one module and one weaver: read the module and its symbols, weave, write both.</summary>
/// <param name="Wall">What a build waits.</param>
/// <param name="Processor">What all threads of the process took, collections and the JIT included.</param>
/// <param name="Allocated">Bytes.</param>
/// <param name="Methods">How many methods were observed.</param>
internal readonly record struct WeavingRun(TimeSpan Wall, TimeSpan Processor, long Allocated, int Methods)
{
    public static WeavingRun Of(string assembly, WeaverKind kind)
    {
        using var resolver = new TrustedAssemblies();
        resolver.OpenReferencesOf(assembly);
        GC.Collect();
        var processor = Environment.CpuUsage.TotalTime;
        var allocated = GC.GetTotalAllocatedBytes();
        var watch = Stopwatch.StartNew();
        using var module = Read(assembly, resolver);
        var observed = Apply(kind, module);
        module.Write(Path.Combine(AppContext.BaseDirectory, "Woven.dll"), new WriterParameters { WriteSymbols = module.HasSymbols });
        return new WeavingRun(watch.Elapsed, Environment.CpuUsage.TotalTime - processor, GC.GetTotalAllocatedBytes() - allocated, observed);
    }

    private static ModuleDefinition Read(string assembly, TrustedAssemblies resolver)
    {
        var module = ModuleDefinition.ReadModule(assembly, new ReaderParameters { AssemblyResolver = resolver, InMemory = true });
        try
        {
            module.ReadSymbols();
        }
        catch (SymbolsNotFoundException)
        {
            // Fody goes on without, too.
        }

        return module;
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
