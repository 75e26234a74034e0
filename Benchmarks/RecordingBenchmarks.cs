using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;

namespace Judgeval.Benchmarks;

/// <summary>What a recorded call costs beside a span written by hand.</summary>
[MemoryDiagnoser]
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
[CategoriesColumn]
public class RecordingBenchmarks : IDisposable
{
    private readonly Subject _subject = new();
    private readonly HandWritten _handWritten = new();
    private Tracer? _tracer;

    [GlobalSetup]
    public void Start()
    {
        var options = new TracerOptions { ProjectName = "benchmarks", Exporters = [] };
        options.Processors.Add(new NoProcessor());
        _tracer = Tracer.Init(options);
    }

    [GlobalCleanup]
    public void Dispose()
    {
        _tracer?.Dispose();
        _handWritten.Dispose();
        GC.SuppressFinalize(this);
    }

    [Benchmark(Baseline = true)]
    [BenchmarkCategory("span only")]
    public int HandWrittenSpan() => _handWritten.SpanOnly("query", 3);

    [Benchmark]
    [BenchmarkCategory("span only")]
    public int ObservedSpan() => _subject.ObservedWithoutValues("query", 3);

    [Benchmark(Baseline = true)]
    [BenchmarkCategory("with values")]
    public int HandWrittenValues() => _handWritten.WithValues("query", 3);

    [Benchmark]
    [BenchmarkCategory("with values")]
    public int ObservedValues() => _subject.ObservedSync("query", 3);
}
