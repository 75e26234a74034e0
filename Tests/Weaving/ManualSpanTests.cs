using System.Diagnostics;
using Judgeval.Tests.Support;

namespace Judgeval.Tests.Weaving;

/// <summary>Observed calls and spans written by hand are one tree.</summary>
public sealed class ManualSpanTests : ScenarioTests
{
    [Theory]
    [InlineData(Build.Debug)]
    [InlineData(Build.Release)]
    public async Task across_async_methods_and_threads(Build build)
    {
        using var tracer = new TestTracer();

        await RunAsync(build, "RunAsyncTree");

        AssertChain(tracer, "outer", "AskAsync", "think", "Search", "rank", "Score", "count");
        AssertChain(tracer, "think", "job");
        Assert.Equal("tool", tracer.Named("rank").GetTagItem("judgment.span_kind"));
        Assert.Equal("span", tracer.Named("Search").GetTagItem("judgment.span_kind"));
    }

    [Theory]
    [InlineData(Build.Debug, "RunIteratorTree", "Pages", "page", "Load")]
    [InlineData(Build.Release, "RunIteratorTree", "Pages", "page", "Load")]
    [InlineData(Build.Debug, "RunStreamTree", "Chunks", "chunk", "read")]
    [InlineData(Build.Release, "RunStreamTree", "Chunks", "chunk", "read")]
    public async Task inside_iterators_and_not_their_consumers(Build build, string scenario, string sequence, string step, string inner)
    {
        using var tracer = new TestTracer();

        await RunAsync(build, scenario);

        Activity outer = tracer.Named("outer");
        Activity generator = tracer.Named(sequence);
        Activity[] steps = Named(tracer, step);
        Assert.Equal(outer.SpanId, generator.ParentSpanId);
        Assert.Equal(2, steps.Length);
        Assert.All(steps, span => Assert.Equal(generator.SpanId, span.ParentSpanId));
        Assert.Equal(steps.Select(span => span.SpanId), Named(tracer, inner).Select(span => span.ParentSpanId));
        Assert.All(Named(tracer, "Show"), span => Assert.Equal(outer.SpanId, span.ParentSpanId));
        Assert.Equal([0L, scenario == "RunIteratorTree" ? 10L : 1L], Named(tracer, "Show").Select(span => span.GetTagItem("page")));
    }

    [Theory]
    [InlineData(Build.Debug)]
    [InlineData(Build.Release)]
    public async Task on_a_thread_of_its_own(Build build)
    {
        using var tracer = new TestTracer();

        await RunAsync(build, "RunThreadTree");

        AssertChain(tracer, "outer", "Score", "count");
    }

    [Theory]
    [InlineData(Build.Debug)]
    [InlineData(Build.Release)]
    public async Task an_exception_is_an_error_of_each_span_that_it_leaves(Build build)
    {
        using var tracer = new TestTracer();

        await RunAsync(build, "RunThrows");

        AssertChain(tracer, "outer", "Fail", "inner");
        Assert.All(tracer.Spans, static span => Assert.Equal((ActivityStatusCode.Error, "by hand"), (span.Status, span.StatusDescription)));
        Assert.All(tracer.Spans, static span => Assert.Single(span.Events));
        Assert.All(tracer.Spans, static span => Assert.Equal("System.InvalidOperationException", span.GetTagItem("error.type")));
    }

    private static Task RunAsync(Build build, string scenario) => new Scenario("ManualSpanCases", scenario).RunIn(WovenAssembly.Of(build).Woven);

    private static void AssertChain(TestTracer tracer, params string[] names)
    {
        foreach (var (parent, child) in names.Zip(names.Skip(1)))
        {
            Assert.Equal(tracer.Named(parent).SpanId, tracer.Named(child).ParentSpanId);
        }
    }

    private static Activity[] Named(TestTracer tracer, string name) =>
        [.. tracer.Spans.Where(span => span.DisplayName == name).OrderBy(span => span.StartTimeUtc)];
}
