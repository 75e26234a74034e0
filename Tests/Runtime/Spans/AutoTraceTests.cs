using System.Diagnostics;
using Judgeval.Spans;
using Judgeval.Tests.Otlp;
using Judgeval.Tests.Support;

namespace Judgeval.Tests.Runtime.Spans;

public sealed class AutoTraceTests
{
    [Fact]
    public void there_is_none_unless_it_is_asked_for()
    {
        using var tracer = new TestTracer();
        tracer.Tracer.StartAutomaticTrace();

        Assert.Null(Activity.Current);
        Tracer.EndAutoTrace();
        Assert.Empty(tracer.Spans);
    }

    [Fact]
    public async Task what_has_no_other_parent_is_a_child_until_it_ends()
    {
        using var tracer = new TestTracer(static options => options.AutoStartTrace = true);
        tracer.Tracer.StartAutomaticTrace();
        HandWoven.Run(HandWoven.Method("One"), static () => HandWoven.Run(HandWoven.Method("Below"), static () => { }));
        await Task.Run(static () => HandWoven.Run(HandWoven.Method("Two"), static () => { }));
        Tracer.EndAutoTrace();
        HandWoven.Run(HandWoven.Method("Later"), static () => { });

        Activity root = tracer.Named("root");
        Assert.Equal(("span", true), (root.GetTagItem("judgment.span_kind"), root.GetTagItem("traccia.auto_started")));
        Assert.Equal(default, root.ParentSpanId);
        Assert.Equal(root.SpanId, tracer.Named("One").ParentSpanId);
        Assert.Equal(tracer.Named("One").SpanId, tracer.Named("Below").ParentSpanId);
        Assert.Equal(root.SpanId, tracer.Named("Two").ParentSpanId);
        Assert.NotEqual(root.TraceId, tracer.Named("Later").TraceId);
        Assert.Null(Activity.Current);
        tracer.AssertNoParentIsMissing();
    }

    [Fact]
    public void it_has_the_name_that_it_is_given_and_ends_with_the_tracer()
    {
        using var foreign = ForeignSource.Recorded();
        using Activity request = foreign.Start("request");
        using var tracer = new TestTracer(static options =>
        {
            options.AutoStartTrace = true;
            options.AutoTraceName = "nightly";
        });
        tracer.Tracer.StartAutomaticTrace();
        Assert.Empty(tracer.Spans);

        tracer.Tracer.Dispose();

        Assert.Equal("nightly", tracer.Single().DisplayName);
        Assert.Equal(request.Context, Assert.Single(tracer.Single().Links).Context);
        Assert.Same(request, Activity.Current);
    }

    [Fact]
    public void ending_it_twice_or_from_another_flow_is_once()
    {
        using var tracer = new TestTracer(static options => options.AutoStartTrace = true);
        tracer.Tracer.StartAutomaticTrace();
        var thread = new Thread(static () => Tracer.EndAutoTrace());
        thread.Start();
        thread.Join();
        Tracer.EndAutoTrace();
        HandWoven.Run(HandWoven.Method("Later"), static () => { });

        Assert.Equal("root", tracer.Spans[0].DisplayName);
        Assert.Equal(2, tracer.Spans.Count);
        tracer.AssertNoParentIsMissing();
    }

    [Fact]
    public void a_span_within_goes_on_when_it_ends()
    {
        using var tracer = new TestTracer(static options => options.AutoStartTrace = true);
        tracer.Tracer.StartAutomaticTrace();
        HandWoven.Run(HandWoven.Method("Outer"), static () =>
        {
            Tracer.EndAutoTrace();
            HandWoven.Run(HandWoven.Method("Inner"), static () => { });
        });

        Assert.Equal(["root", "Inner", "Outer"], tracer.Spans.Select(static span => span.DisplayName));
        Assert.Equal(tracer.Named("Outer").SpanId, tracer.Named("Inner").ParentSpanId);
        Assert.Null(Activity.Current);
        tracer.AssertNoParentIsMissing();
    }

    [Fact]
    public void a_session_that_is_set_in_it_is_that_of_all_its_spans()
    {
        using var tracer = new TestTracer(static options => options.AutoStartTrace = true);
        tracer.Tracer.StartAutomaticTrace();
        HandWoven.Run(HandWoven.Method("One"), static () => Tracer.SetSessionId("s"));
        HandWoven.Run(HandWoven.Method("Two"), static () => { });

        Assert.Equal("s", tracer.Named("Two").GetTagItem("judgment.session_id"));
    }

    [Theory]
    [InlineData(nameof(ChildScenarios.ExitWithoutDispose), 701, false)]
    [InlineData(nameof(ChildScenarios.StartTwoAutomatically), 2, false)]
    [InlineData(nameof(ChildScenarios.DieOfAnException), 4, true)]
    public async Task it_ends_with_the_process(string scenario, int spans, bool fails)
    {
        await using OtlpServer server = await OtlpServer.StartAsync();

        ChildResult child = await ChildProcess.RunAsync(scenario, new Dictionary<string, string>
        {
            ["JUDGMENT_API_URL"] = server.Url,
            ["JUDGMENT_API_KEY"] = "key",
            ["JUDGMENT_ORG_ID"] = "org",
            ["JUDGMENT_PROJECT_NAME"] = "shop",
            ["JUDGMENT_AUTO_START_TRACE"] = "true",
            ["JUDGMENT_AUTO_TRACE_NAME"] = "main",
        });

        Assert.True(child.ExitCode == 0 != fails, child.Error);
        Assert.Equal(spans, server.Spans.Count);
        Span root = Assert.Single(server.Spans, static span => span.Name == "main");
        Assert.Empty(root.ParentSpanId);
        Assert.True(root.Attributes.Single(static attribute => attribute.Key == "traccia.auto_started").Value.BoolValue);
        Assert.Equal(fails, root.Status?.Code == Status.Types.StatusCode.Error);
        Assert.All(server.Spans, span => Assert.Equal(root.TraceId, span.TraceId));
    }

    [Fact]
    public async Task a_tracer_of_the_programs_own_ends_that_of_the_automatic_one()
    {
        await using OtlpServer server = await OtlpServer.StartAsync();

        ChildResult child = await ChildProcess.RunAsync(nameof(ChildScenarios.ReplaceTheAutomaticTracer), new Dictionary<string, string>
        {
            ["JUDGMENT_API_URL"] = server.Url,
            ["JUDGMENT_API_KEY"] = "key",
            ["JUDGMENT_ORG_ID"] = "org",
            ["JUDGMENT_PROJECT_NAME"] = "shop",
            ["JUDGMENT_AUTO_START_TRACE"] = "1",
        });

        Assert.True(child.ExitCode == 0, child.Error);
        Assert.Equal(2, server.Spans.Count(static span => span.Name == "root"));
        Assert.EndsWith("True True", child.Output.Trim(), StringComparison.Ordinal);
    }
}
