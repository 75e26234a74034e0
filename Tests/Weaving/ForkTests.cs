using System.Diagnostics;
using Judgeval.Tests.Support;

namespace Judgeval.Tests.Weaving;

public sealed class ForkTests : ScenarioTests
{
    [Theory]
    [InlineData("RunSync", "Sync", "Caller", 1)]
    [InlineData("RunAsync", "Async", "CallerAsync", 2)]
    [InlineData("RunValueTask", "ValueOf", "CallerAsync", 2)]
    [InlineData("RunPassed", "Passed", "CallerAsync", 2)]
    public async Task a_call_is_an_invocation_span_here_and_the_root_of_a_linked_trace(string scenario, string name, string caller, int calls)
    {
        foreach (Build build in Enum.GetValues<Build>())
        {
            using TestTracer tracer = await RunAsync(build, scenario);
            Activity outer = tracer.Named(caller);
            Activity[] roots = [.. tracer.Spans.Where(span => span.DisplayName == name && span.ParentSpanId == default)];

            Assert.Equal(calls, roots.Length);
            Assert.Equal(calls + 1, tracer.Spans.Select(static span => span.TraceId).Distinct().Count());
            foreach (Activity root in roots)
            {
                Activity invocation = LinkedSpans.InvocationOf(root, tracer.Spans);
                Assert.Equal((outer.TraceId, outer.SpanId), (invocation.TraceId, invocation.ParentSpanId));
                Assert.Equal(["""{"n":1}""", Output(root)], [Input(invocation), Output(invocation)]);
                Assert.Equal([Input(root), root.GetTagItem("judgment.span_kind")], [Input(invocation), invocation.GetTagItem("judgment.span_kind")]);
                Assert.Contains(tracer.Spans, span => span.ParentSpanId == root.SpanId && span.TraceId == root.TraceId);
                Assert.DoesNotContain(tracer.Spans, span => span.ParentSpanId == invocation.SpanId);
            }

            // After the call the caller's trace goes on.
            Assert.Equal(calls, tracer.Spans.Count(span => span.DisplayName == "Inner" && Equals(Input(span), """{"n":5}""") && span.ParentSpanId == outer.SpanId));
            tracer.AssertNoParentIsMissing();
        }
    }

    [Theory]
    [InlineData("RunFault", "Fails", "no tea")]
    [InlineData("RunAsyncFault", "FailsLater", "no more tea")]
    public async Task the_error_is_on_both_once(string scenario, string name, string message)
    {
        using TestTracer tracer = await RunAsync(Build.Release, scenario);

        Activity[] spans = [.. tracer.Spans.Where(span => span.DisplayName == name)];
        Assert.True(spans.Length is 2 or 4);
        Assert.All(spans, span =>
        {
            Assert.Equal((ActivityStatusCode.Error, message), (span.Status, span.StatusDescription));
            Assert.Equal(["System.InvalidOperationException", message], [span.GetTagItem("error.type"), span.GetTagItem("error.message")]);
            Assert.Contains(name, (string?)span.GetTagItem("error.stack_trace"), StringComparison.Ordinal);
            Assert.Equal("exception", Assert.Single(span.Events).Name);
        });
    }

    [Fact]
    public async Task a_cancellation_is_on_both_and_no_error()
    {
        using TestTracer tracer = await RunAsync(Build.Release, "RunCancelled");

        Activity[] spans = [.. tracer.Spans.Where(static span => span.DisplayName == "CancelledLater")];
        Assert.Equal(4, spans.Length);
        Assert.All(spans, static span => Assert.Equal((true, ActivityStatusCode.Unset), (span.GetTagItem("judgment.cancelled"), span.Status)));
    }

    [Fact]
    public async Task what_is_not_recorded_is_on_neither()
    {
        using TestTracer tracer = await RunAsync(Build.Release, "RunSecret");

        Activity[] spans = [.. tracer.Spans.Where(static span => span.DisplayName == "Secret")];
        Assert.Equal(2, spans.Length);
        Assert.All(spans, static span => Assert.Equal([null, null], [Input(span), Output(span)]));
    }

    [Fact]
    public async Task fixed_tags_are_on_both()
    {
        using TestTracer tracer = await RunAsync(Build.Release, "RunSync");

        Assert.Equal(["2.0", "2.0"], tracer.Spans.Where(static span => span.DisplayName == "Sync").Select(static span => span.GetTagItem("version")));
    }

    [Theory]
    [InlineData("RunAlone")]
    [InlineData("RunIterator")]
    [InlineData("RunStream")]
    public async Task a_call_outside_of_any_trace_and_a_sequence_stay_on_the_normal_path(string scenario)
    {
        using TestTracer tracer = await RunAsync(Build.Release, scenario);

        Assert.Single(tracer.Spans.Select(static span => span.TraceId).Distinct());
        Assert.DoesNotContain(tracer.Spans.SelectMany(static span => span.Links), link => tracer.Spans.Any(span => span.SpanId == link.Context.SpanId));
        Assert.All(tracer.Spans, static span => Assert.DoesNotContain(span.TagObjects, static tag => tag.Key.StartsWith("judgment.link.", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task a_forked_call_can_fork_again_and_each_names_its_session_in_its_own_trace()
    {
        using TestTracer tracer = await RunAsync(Build.Release, "RunNested");

        Assert.Equal(4, tracer.Spans.Select(static span => span.TraceId).Distinct().Count());
        Assert.Null(tracer.Named("Caller").GetTagItem("judgment.session_id"));
        Assert.Equal(
            ["Inner forked", "Twice forked", "Twice forked", "Twice forked", "Twice forked", "Twice forked", "Twice ", "Caller "],
            tracer.Spans.Select(static span => $"{span.DisplayName} {span.GetTagItem("judgment.session_id")}"));
    }

    [Theory]
    [InlineData("ForkCases", "RunSync", 1)]
    [InlineData("ForkCases", "RunAsync", 2)]
    [InlineData("BuilderCases", "RunForked", 1)]
    public async Task both_traces_are_in_the_tracer_of_the_flow(string topic, string scenario, int calls)
    {
        using var ofFlow = new TestTracer();
        using var other = new TestTracer();
        using (Tracer.Span("around"))
        using (ofFlow.Tracer.Use())
        {
            await new Scenario(topic, scenario).RunIn(WovenAssembly.Of(Build.Release).Woven);
        }

        Assert.Equal("around", other.Single().DisplayName);
        Activity[] roots = [.. ofFlow.Spans.Where(static span => span.GetTagItem("judgment.link.source_trace_id") is not null)];
        Assert.Equal(calls, roots.Length);
        Assert.Equal(calls + 1, ofFlow.Spans.Select(static span => span.TraceId).Distinct().Count());
        Assert.All(roots, root => LinkedSpans.InvocationOf(root, ofFlow.Spans));
        ofFlow.AssertNoParentIsMissing();
    }

    private static async Task<TestTracer> RunAsync(Build build, string scenario)
    {
        var tracer = new TestTracer();
        Activity? before = Activity.Current;
        await new Scenario("ForkCases", scenario).RunIn(WovenAssembly.Of(build).Woven);
        Assert.Same(before, Activity.Current);
        return tracer;
    }

    private static object? Input(Activity span) => span.GetTagItem("judgment.input");

    private static object? Output(Activity span) => span.GetTagItem("judgment.output");
}
