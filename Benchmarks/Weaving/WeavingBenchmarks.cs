using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;

namespace Judgeval.Benchmarks.Weaving;

/// <summary>What the weaver adds to a build: the same module through Fody's steps with no weaver, with one that only reads, and with ours, which observes every method.</summary>
[MemoryDiagnoser]
[SimpleJob(RunStrategy.Monitoring, launchCount: 1, warmupCount: 3, iterationCount: 10)]
public class WeavingBenchmarks
{
    private string _assembly = "";

    [Params("100", "1000", "5000", "20000", "ICSharpCode.Decompiler")]
    public string Module { get; set; } = "";

    [GlobalSetup]
    public void Setup() => _assembly = WeavingTable.Path(Module);

    [Benchmark(Baseline = true)]
    public int Empty() => WeavingRun.Of(_assembly, WeaverKind.Empty).Methods;

    [Benchmark]
    public int Reading() => WeavingRun.Of(_assembly, WeaverKind.Reading).Methods;

    [Benchmark]
    public int Judgeval() => WeavingRun.Of(_assembly, WeaverKind.Judgeval).Methods;
}
