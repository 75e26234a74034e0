using System.Globalization;

namespace Judgeval.Benchmarks.Weaving;

/// <summary>
/// The same in a minute, as the table of docs/performance.md. The weavers take turns, so that what else the machine does disturbs all of them alike.
/// </summary>
internal static class WeavingTable
{
    private const int WarmUps = 3;
    private const int FewestRounds = 7;

    // By then the JIT has optimised what runs often, for small modules too.
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(5);

    private static readonly string[] Modules = ["100", "1000", "5000", "10000", "20000", "ICSharpCode.Decompiler"];

    /// <summary>The path of a module: a generated one by its number of methods, a library by its name.</summary>
    public static string Path(string module) =>
        int.TryParse(module, CultureInfo.InvariantCulture, out var methods) ? GeneratedModule.Write(methods) : TrustedAssemblies.Named(module);

    public static void Print(string[] modules, TextWriter output)
    {
        var cold = WeavingRun.Of(Path("100"), WeaverKind.Judgeval);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"The first {cold.Methods} methods of a process: {cold.Wall.TotalMilliseconds:F0} ms in all.\n"));
        output.WriteLine("""
            Each cell: best / median. Wall and processor time in ms; more: ours less empty, for each 100 observed methods.

            | module | observed | empty, wall | reading, wall | ours, wall | empty, processor | ours, processor | **more, wall** | more, processor | empty, MB | ours, MB |
            |---|---|---|---|---|---|---|---|---|---|---|
            """);
        foreach (var module in modules.Length > 0 ? modules : Modules)
        {
            output.WriteLine(Row(module, Measure(Path(module))));
        }
    }

    private static Dictionary<WeaverKind, List<WeavingRun>> Measure(string path)
    {
        var kinds = Enum.GetValues<WeaverKind>();
        var runs = kinds.ToDictionary(static kind => kind, static _ => new List<WeavingRun>());
        var spent = TimeSpan.Zero;
        for (var round = -WarmUps; round < FewestRounds || spent < Long; round++)
        {
            foreach (var kind in kinds)
            {
                var run = WeavingRun.Of(path, kind);
                spent += run.Wall;
                if (round >= 0)
                {
                    runs[kind].Add(run);
                }
            }
        }

        return runs;
    }

    private static string Row(string module, Dictionary<WeaverKind, List<WeavingRun>> runs)
    {
        var (empty, reading, ours) = (runs[WeaverKind.Empty], runs[WeaverKind.Reading], runs[WeaverKind.Judgeval]);
        var hundreds = ours[0].Methods / 100.0;
        return string.Create(CultureInfo.InvariantCulture, $"""
            | {module} | {ours[0].Methods:N0} | {Cell(empty, Wall)} | {Cell(reading, Wall)} | {Cell(ours, Wall)} | {Cell(empty, Processor)} | {Cell(ours, Processor)} | {More(Wall)} | {More(Processor)} | {Megabytes(empty)} | {Megabytes(ours)} |
            """);

        string More(Func<WeavingRun, double> of) => string.Create(CultureInfo.InvariantCulture, $"{(Best(ours, of) - Best(empty, of)) / hundreds:F2} / {(Median(ours, of) - Median(empty, of)) / hundreds:F2}");
    }

    private static double Wall(WeavingRun run) => run.Wall.TotalMilliseconds;

    private static double Processor(WeavingRun run) => run.Processor.TotalMilliseconds;

    private static string Cell(List<WeavingRun> runs, Func<WeavingRun, double> of) => string.Create(CultureInfo.InvariantCulture, $"{Best(runs, of):F0} / {Median(runs, of):F0}");

    private static string Megabytes(List<WeavingRun> runs) => (runs[^1].Allocated / 1_000_000).ToString(CultureInfo.InvariantCulture);

    private static double Best(List<WeavingRun> runs, Func<WeavingRun, double> of) => runs.Min(of);

    private static double Median(List<WeavingRun> runs, Func<WeavingRun, double> of) => runs.Select(of).Order().ElementAt(runs.Count / 2);
}
