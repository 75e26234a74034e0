using System.Diagnostics;
using Judgeval.Tests.Support;

namespace Judgeval.Tests.Weaving;

public sealed class RecordingTests : ScenarioTests
{
    [Theory]
    [InlineData(Build.Debug)]
    [InlineData(Build.Release)]
    public async Task records_what_the_attributes_say(Build build)
    {
        using var tracer = new TestTracer();

        await new Scenario("RecordingCases", "RunAll").RunIn(WovenAssembly.Of(build).Woven);

        AssertCall(tracer.Named("Everything"), "span", """{"text":"é \"quoted\"","number":3,"flag":true}""", "é \"quoted\" 3 True");
        AssertCall(tracer.Named("NoInput"), "span", null, "a!");
        AssertCall(tracer.Named("NoOutput"), "span", """{"text":"b"}""", null);
        AssertCall(tracer.Named("Nothing"), "span", null, null);
        AssertCall(tracer.Named("Skips"), "span", """{"user":"user","last":1}""", "1245");
        AssertCall(tracer.Named("HidesParameter"), "span", """{"user":"user"}""", "10");
        AssertCall(tracer.Named("HidesResult"), "span", """{"user":"user"}""", null);
        AssertCall(tracer.Named("renamed"), "span", """{"n":1}""", "1");
        AssertCall(tracer.Named("Tool"), "tool", """{"n":2}""", "2");
        AssertCall(tracer.Named("plan"), "agent", """{"n":3}""", "3");
        AssertCall(tracer.Named("CustomKind"), "custom kind", """{"n":4}""", "4");
        AssertCall(tracer.Named("LeavesTokenOut"), "span", """{"n":5}""", "5");
        AssertCall(tracer.Named("NoYieldSpans"), "generator", """{"n":3}""", "<generator>");
        Assert.All(tracer.Spans, static span => Assert.Equal(ActivityStatusCode.Unset, span.Status));
    }

    [Theory]
    [InlineData(Build.Debug)]
    [InlineData(Build.Release)]
    public async Task a_stream_is_a_span_with_a_child_for_each_value(Build build)
    {
        using var tracer = new TestTracer();

        await new Scenario("RecordingCases", "RunAll").RunIn(WovenAssembly.Of(build).Woven);

        var stream = Assert.Single(tracer.OfKind("generator"), static span => span.DisplayName == "Tokens");
        AssertCall(stream, "generator", """{"prompt":"two words"}""", "<async_generator>");
        Assert.Equal("llm", stream.GetTagItem("judgment.declared_kind"));
        var items = tracer.OfKind("generator_item");
        Assert.Equal(["two", "words"], items.Select(static item => item.GetTagItem("judgment.output")));
        Assert.All(items, item => Assert.Equal(stream.SpanId, item.ParentSpanId));
    }

    [Theory]
    [InlineData(Build.Debug)]
    [InlineData(Build.Release)]
    public async Task what_cannot_be_a_value_is_named_or_left_out(Build build)
    {
        using var tracer = new TestTracer();

        await new Scenario("RecordingCases", "RunAll").RunIn(WovenAssembly.Of(build).Woven);

        var input = (string)tracer.Named("NotRecordable").GetTagItem("judgment.input")!;
        Assert.Contains("\"counter\":6", input, StringComparison.Ordinal);
        Assert.DoesNotContain("length", input, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Build.Debug)]
    [InlineData(Build.Release)]
    public async Task an_exception_is_recorded_on_every_call_that_it_leaves(Build build)
    {
        using var tracer = new TestTracer();

        await new Scenario("AsyncFlowCases", "RunNestedThrows").RunIn(WovenAssembly.Of(build).Woven);

        Assert.Equal(["ThrowsAfter", "Nested", "Nested", "Nested"], tracer.Spans.Select(static span => span.DisplayName));
        Assert.All(tracer.Spans, static span => Assert.Equal((ActivityStatusCode.Error, "after"), (span.Status, span.StatusDescription)));
        Assert.All(tracer.Spans, static span => Assert.Equal("System.TimeoutException", span.GetTagItem("error.type")));
        Assert.Equal(tracer.Spans.Skip(1).Select(static span => span.SpanId), tracer.Spans.SkipLast(1).Select(static span => span.ParentSpanId));
    }

    [Theory]
    [InlineData(Build.Debug)]
    [InlineData(Build.Release)]
    public async Task siblings_under_when_all_have_the_same_parent(Build build)
    {
        using var tracer = new TestTracer();

        await new Scenario("RecordingCases", "RunSiblings").RunIn(WovenAssembly.Of(build).Woven);

        var parent = tracer.Named("Siblings");
        var children = tracer.Spans.Where(static span => span.DisplayName == "Sibling").ToList();
        Assert.Equal(3, children.Count);
        Assert.All(children, child => Assert.Equal(parent.SpanId, child.ParentSpanId));
        Assert.Same(parent, tracer.Spans[^1]);
    }

    [Theory]
    [InlineData(Build.Debug)]
    [InlineData(Build.Release)]
    public async Task a_local_function_does_not_record_what_it_captures(Build build)
    {
        using var tracer = new TestTracer();

        await new Scenario("RecordingCases", "RunLocalFunction").RunIn(WovenAssembly.Of(build).Woven);

        AssertCall(tracer.Named("Capturing"), "span", """{"n":1}""", "16");
    }

    [Theory]
    [InlineData(Build.Debug)]
    [InlineData(Build.Release)]
    public async Task an_async_method_records_the_parameters_that_its_body_never_reads(Build build)
    {
        using var tracer = new TestTracer();

        await new Scenario("RecordingCases", "RunUnreadParameters").RunIn(WovenAssembly.Of(build).Woven);

        AssertCall(tracer.Named("NeverReads"), "span", """{"text":"unread","number":3,"flag":true}""", "3");
        AssertCall(tracer.Named("NeverReadsGeneric"), "span", """{"first":"a","rest":["b","c"]}""", null);
        AssertCall(tracer.Named("NeverReadsInGeneric"), "span", """{"outer":7,"inner":"x"}""", null);
    }

    private static void AssertCall(Activity span, string kind, string? input, string? output)
    {
        Assert.Equal(kind, span.GetTagItem("judgment.span_kind"));
        Assert.Equal(input, span.GetTagItem("judgment.input"));
        Assert.Equal(output, span.GetTagItem("judgment.output"));
    }
}
