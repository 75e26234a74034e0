using System.Diagnostics;
using Judgeval.Tests.Support;

namespace Judgeval.Tests.Weaving;

public sealed class BuilderTests : ScenarioTests
{
    [Theory]
    [InlineData(Build.Debug, "RunStruct", "Struct>before Struct>after NoAwait")]
    [InlineData(Build.Debug, "RunClass", "Class>start Class>middle Class>end")]
    [InlineData(Build.Debug, "RunInOtherContext", "Class>start Class>middle Class>end")]
    [InlineData(Build.Debug, "RunHandled", "Handles>handler Handles>NoAwait")]
    [InlineData(Build.Debug, "RunForgotten", "Forget>forgotten Forget>forgotten")]
    [InlineData(Build.Debug, "RunOfMethod", "OfMethod>of method")]
    [InlineData(Build.Debug, "RunOwnActivity", "OwnActivity>under own OwnActivity>under span")]
    [InlineData(Build.Release, "RunStruct", "Struct>before Struct>after NoAwait")]
    [InlineData(Build.Release, "RunClass", "Class>start Class>middle Class>end")]
    [InlineData(Build.Release, "RunInOtherContext", "Class>start Class>middle Class>end")]
    [InlineData(Build.Release, "RunHandled", "Handles>handler Handles>NoAwait")]
    [InlineData(Build.Release, "RunForgotten", "Forget>forgotten Forget>forgotten")]
    [InlineData(Build.Release, "RunOfMethod", "OfMethod>of method")]
    [InlineData(Build.Release, "RunOwnActivity", "OwnActivity>under own OwnActivity>under span")]
    public async Task children_have_their_parent_before_and_after_every_await(Build build, string scenario, string expected)
    {
        using var tracer = new TestTracer();

        await new Scenario("BuilderCases", scenario).RunIn(WovenAssembly.Of(build).Woven);

        var names = tracer.Spans.ToDictionary(static span => span.SpanId, static span => span.DisplayName);
        var calls = tracer.Spans.OrderBy(static span => span.StartTimeUtc)
            .Where(span => span.DisplayName == "Child" || names.ContainsKey(span.ParentSpanId) || span.DisplayName == "NoAwait")
            .Select(span => $"{(names.TryGetValue(span.ParentSpanId, out var parent) ? $"{parent}>" : "")}{(span.DisplayName == "Child" ? span.GetTagItem("judgment.output") : span.DisplayName)}");
        Assert.Equal(expected, string.Join(' ', calls));
    }

    [Theory]
    [InlineData(Build.Debug)]
    [InlineData(Build.Release)]
    public async Task calls_that_run_at_the_same_time_do_not_mix(Build build)
    {
        using var tracer = new TestTracer();

        await new Scenario("BuilderCases", "RunOnManyThreads").RunIn(WovenAssembly.Of(build).Woven);

        var children = tracer.Spans.Where(static span => span.DisplayName == "Child").ToLookup(static span => span.ParentSpanId, static span => (string)span.GetTagItem("judgment.output")!);
        Assert.Equal(64, children.Count);
        Assert.All(children, static call => Assert.Equal(["end", "middle", "start"], call.Order()));
    }

    [Theory]
    [InlineData(Build.Debug)]
    [InlineData(Build.Release)]
    public async Task the_span_has_arguments_result_and_failure(Build build)
    {
        using var tracer = new TestTracer();

        await new Scenario("BuilderCases", "RunStruct").RunIn(WovenAssembly.Of(build).Woven);
        await new Scenario("BuilderCases", "RunThrowsLate").RunIn(WovenAssembly.Of(build).Woven);

        Assert.Equal("text!", tracer.Named("Struct").GetTagItem("judgment.output"));
        Assert.Contains("\"text\":\"text\"", (string)tracer.Named("Struct").GetTagItem("judgment.input")!, StringComparison.Ordinal);
        Assert.Equal(ActivityStatusCode.Error, tracer.Named("Generic").Status);
    }
}
