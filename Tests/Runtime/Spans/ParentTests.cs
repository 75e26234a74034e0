using System.Diagnostics;
using Judgeval.CompilerServices;
using Judgeval.Tests.Support;

namespace Judgeval.Tests.Runtime.Spans;

public sealed class ParentTests
{
    [Fact]
    public void a_nested_call_is_a_child()
    {
        using var tracer = new TestTracer();

        HandWoven.Run(HandWoven.Method("Outer"), static () => HandWoven.Run(HandWoven.Method("Inner"), static () => { }));

        Assert.Equal(tracer.Named("Outer").SpanId, tracer.Named("Inner").ParentSpanId);
        Assert.Equal(tracer.Named("Outer").TraceId, tracer.Named("Inner").TraceId);
        Assert.Equal(default, tracer.Named("Outer").ParentSpanId);
    }

    [Fact]
    public async Task calls_under_WhenAll_are_siblings()
    {
        using var tracer = new TestTracer();

        await HandWoven.CallAsync(HandWoven.Method("All"), static () => Task.WhenAll(Branch("A"), Branch("B"), Branch("C")));

        Activity all = tracer.Named("All");
        Assert.All("ABC", name => Assert.Equal(all.SpanId, tracer.Named(name.ToString()).ParentSpanId));
        Assert.All("ABC", name => Assert.Equal(tracer.Named(name.ToString()).SpanId, tracer.Named(name + "1").ParentSpanId));

        static Task<int> Branch(string name) => HandWoven.CallAsync(HandWoven.Method(name), async () =>
        {
            await Task.Yield();
            return HandWoven.Call(HandWoven.Method(name + "1"), static () => 1);
        });
    }

    [Fact]
    public void under_a_foreign_activity_a_span_is_a_linked_root_and_the_activity_stays_current()
    {
        using var tracer = new TestTracer();
        using var foreign = ForeignSource.Recorded();
        using Activity ambient = foreign.Start("request");

        HandWoven.Run(HandWoven.Method("Root"), static () => HandWoven.Run(HandWoven.Method("Child"), static () => { }));

        Assert.Same(ambient, Activity.Current);
        Activity root = tracer.Named("Root");
        Assert.Equal(default, root.ParentSpanId);
        Assert.NotEqual(ambient.TraceId, root.TraceId);
        Assert.Equal(ambient.Context, Assert.Single(root.Links).Context);
        Assert.Equal(root.SpanId, tracer.Named("Child").ParentSpanId);
        tracer.AssertNoParentIsMissing();
    }

    [Fact]
    public void a_foreign_activity_between_two_spans_is_skipped()
    {
        using var tracer = new TestTracer();
        using var foreign = ForeignSource.Recorded();

        HandWoven.Run(HandWoven.Method("Outer"), () =>
        {
            using Activity http = foreign.Start("GET");
            using Activity deeper = foreign.Start("connect");
            HandWoven.Run(HandWoven.Method("Inner"), static () => { });
            Assert.Same(deeper, Activity.Current);
        });

        Assert.Equal(tracer.Named("Outer").SpanId, tracer.Named("Inner").ParentSpanId);
        Assert.Equal(tracer.Named("Outer").TraceId, tracer.Named("Inner").TraceId);
        Assert.Null(Activity.Current);
    }

    [Fact]
    public void under_an_unrecorded_foreign_activity_spans_are_exported_all_the_same()
    {
        using var tracer = new TestTracer();
        using var foreign = ForeignSource.Unrecorded();
        using Activity ambient = foreign.Start("request");
        Assert.False(ambient.Recorded);

        HandWoven.Run(HandWoven.Method("Root"), static () => { });

        Assert.Equal(default, tracer.Named("Root").ParentSpanId);
        Assert.Same(ambient, Activity.Current);
    }

    [Fact]
    public void a_tracer_does_not_see_the_spans_of_another()
    {
        using var first = new TestTracer();
        HandWoven.Run(HandWoven.Method("First"), static () =>
        {
            using var second = new TestTracer();
            HandWoven.Run(HandWoven.Method("Second"), static () => { });
            Assert.Equal("Second", second.Single().DisplayName);
            Assert.Equal(default, second.Single().ParentSpanId);
        });

        Assert.Equal("First", first.Single().DisplayName);
    }

    [Fact]
    public void an_unsampled_root_keeps_its_children_from_being_started()
    {
        using var tracer = new TestTracer(options => options.SampleRate = 0);
        Activity? inRoot = null;
        Activity? inChild = null;

        HandWoven.Run(HandWoven.Method("Root"), () =>
        {
            inRoot = Activity.Current;
            HandWoven.Run(HandWoven.Method("Child", ["x"]), () => inChild = Activity.Current);
        });

        Assert.NotNull(inRoot);
        Assert.False(inRoot.Recorded);
        Assert.Empty(inRoot.TagObjects);
        Assert.Same(inRoot, inChild);
        Assert.Empty(tracer.Spans);
        Assert.Null(Activity.Current);
    }

    [Fact]
    public void an_unsampled_span_counts_through_a_foreign_activity()
    {
        using var tracer = new TestTracer(options => options.SampleRate = 0);
        using var foreign = ForeignSource.Recorded();

        HandWoven.Run(HandWoven.Method("Root"), () =>
        {
            using Activity http = foreign.Start("GET");
            HandWoven.Run(HandWoven.Method("Child"), () => Assert.Same(http, Activity.Current));
        });

        Assert.Empty(tracer.Spans);
    }

    [Fact]
    public void a_sample_rate_keeps_about_that_share_of_traces_whole()
    {
        using var tracer = new TestTracer(options => options.SampleRate = 0.5);

        for (int i = 0; i < 2000; i++)
        {
            HandWoven.Run(HandWoven.Method("Root"), static () => HandWoven.Run(HandWoven.Method("Child"), static () => { }));
        }

        int roots = tracer.Spans.Count(span => span.DisplayName == "Root");
        Assert.InRange(roots, 800, 1200);
        Assert.Equal(roots, tracer.Spans.Count(span => span.DisplayName == "Child"));
        tracer.AssertNoParentIsMissing();
    }
}
