using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;

namespace Judgeval.Benchmarks;

/// <summary>What observed methods cost while no tracer runs.</summary>
[MemoryDiagnoser]
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
[CategoriesColumn]
public class OffBenchmarks
{
    private readonly Subject _subject = new();

    [Benchmark(Baseline = true)]
    [BenchmarkCategory("sync")]
    public int Sync() => _subject.Sync("query", 3);

    [Benchmark]
    [BenchmarkCategory("sync")]
    public int ObservedSync() => _subject.ObservedSync("query", 3);

    [Benchmark(Baseline = true)]
    [BenchmarkCategory("async completed")]
    public ValueTask<int> Completed() => _subject.CompletedAsync("query", 3);

    [Benchmark]
    [BenchmarkCategory("async completed")]
    public ValueTask<int> ObservedCompleted() => _subject.ObservedCompletedAsync("query", 3);

    [Benchmark(Baseline = true)]
    [BenchmarkCategory("async suspending")]
    public Task<int> Suspending() => _subject.SuspendingAsync("query", 3);

    [Benchmark]
    [BenchmarkCategory("async suspending")]
    public Task<int> ObservedSuspending() => _subject.ObservedSuspendingAsync("query", 3);

    [Benchmark(Baseline = true)]
    [BenchmarkCategory("iterator of 100")]
    public int Iterator() => Sum(_subject.Iterator(100));

    [Benchmark]
    [BenchmarkCategory("iterator of 100")]
    public int ObservedIterator() => Sum(_subject.ObservedIterator(100));

    private static int Sum(IEnumerable<int> items)
    {
        var sum = 0;
        foreach (var item in items)
        {
            sum += item;
        }

        return sum;
    }
}
