using System.Globalization;

namespace Judgeval.Benchmarks.Weaving;

/// <summary>
/// The same in half a minute, as the table of docs/performance.md: processor time, the best of the runs.
/// </summary>
internal static class WeavingTable
{
    private const int FewestRuns = 5;

    // By then the JIT has optimised what runs often, for small modules too.
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(3);

    private static readonly string[] Modules = ["100", "1000", "5000", "20000", "ICSharpCode.Decompiler"];

    /// <summary>The path of a module: a generated one by its number of methods, a library by its name.</summary>
    public static string Path(string module) =>
        int.TryParse(module, CultureInfo.InvariantCulture, out var methods) ? GeneratedModule.Write(methods) : TrustedAssemblies.Named(module);

    public static void Print(string[] modules, TextWriter output)
    {
        var cold = WeavingRun.Of(Path("100"), WeaverKind.Judgeval);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"The first {cold.Methods} methods of a process, {cold.Total.TotalMilliseconds:F0} ms in all, of which weaving {cold.Weave.TotalMilliseconds:F0} ms.\n"));
        output.WriteLine("| module | observed | empty, ms | reading, ms | ours, ms | ours - empty, ms per 100 | ours - reading, ms per 100 | weaving less reading, ms per 100 |");
        output.WriteLine("|---|---|---|---|---|---|---|---|");
        foreach (var module in modules.Length > 0 ? modules : Modules)
        {
            var path = Path(module);
            var empty = Best(path, WeaverKind.Empty);
            var reading = Best(path, WeaverKind.Reading);
            var ours = Best(path, WeaverKind.Judgeval);
            double Per100(TimeSpan more) => more.TotalMilliseconds * 100 / ours.Methods;
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
                | {module} | {ours.Methods} | {empty.Total.TotalMilliseconds:F0} | {reading.Total.TotalMilliseconds:F0} | {ours.Total.TotalMilliseconds:F0} | {Per100(ours.Total - empty.Total):F2} | {Per100(ours.Total - reading.Total):F2} | {Per100(ours.Weave - reading.Weave):F2} |
                """));
        }
    }

    private static WeavingRun Best(string path, WeaverKind kind)
    {
        var best = WeavingRun.Of(path, kind);
        var spent = best.Total;
        for (var run = 1; run < FewestRuns || spent < Long; run++)
        {
            GC.Collect();
            var next = WeavingRun.Of(path, kind);
            spent += next.Total;
            best = new WeavingRun(next.Weave < best.Weave ? next.Weave : best.Weave, next.Total < best.Total ? next.Total : best.Total, next.Methods);
        }

        return best;
    }
}
