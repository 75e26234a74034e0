using System.Diagnostics;
using Judgeval.Tests.Support;

namespace Judgeval.Tests.Runtime.Spans;

/// <summary>A handle may end its span anywhere, in any order, and more than once.</summary>
public sealed class SpanScopeTests
{
    [Fact]
    public void a_second_dispose_changes_nothing()
    {
        using var tracer = new TestTracer();
        SpanScope first = Tracer.Span("first");
        first.Dispose();
        using SpanScope second = Tracer.Span("second");

        first.Dispose();

        Assert.Same(second.Activity, Activity.Current);
        Assert.Equal("first", tracer.Single().DisplayName);
    }

    [Fact]
    public void a_parent_that_ends_first_takes_its_child_out_of_the_flow()
    {
        using var tracer = new TestTracer();
        using SpanScope root = Tracer.Span("root");
        SpanScope outer = Tracer.Span("outer");
        SpanScope inner = Tracer.Span("inner");

        outer.Dispose();
        Assert.Same(root.Activity, Activity.Current);
        inner.Dispose();

        Assert.Same(root.Activity, Activity.Current);
        Assert.Equal(["outer", "inner"], tracer.Spans.Select(span => span.DisplayName));
        Assert.Equal(tracer.Named("outer").SpanId, tracer.Named("inner").ParentSpanId);
    }

    [Fact]
    public async Task the_flow_that_ends_a_span_of_another_keeps_its_own()
    {
        using var tracer = new TestTracer();
        SpanScope elsewhere = await Task.Run(static () => Tracer.Span("elsewhere"));
        using SpanScope here = Tracer.Span("here");

        elsewhere.Dispose();

        Assert.Same(here.Activity, Activity.Current);
        Assert.Equal("elsewhere", tracer.Single().DisplayName);
    }

    [Fact]
    public void a_thread_that_ends_a_span_keeps_its_current_activity()
    {
        using var tracer = new TestTracer();
        SpanScope span = Tracer.Span("span");
        Activity? seen = span.Activity;
        var thread = new Thread(() =>
        {
            span.Dispose();
            seen = Activity.Current;
        });

        using (ExecutionContext.SuppressFlow())
        {
            thread.Start();
        }

        thread.Join();

        Assert.Null(seen);
        tracer.Single();
    }

    [Fact]
    public void an_activity_that_the_body_left_running_is_undone()
    {
        using var tracer = new TestTracer();
        using var foreign = ForeignSource.Recorded();
        using Activity ambient = foreign.Start("request");

        using (Tracer.Span("span"))
        {
            foreign.Start("left running");
            Tracer.Span("left running too");
        }

        Assert.Same(ambient, Activity.Current);
    }

    [Fact]
    public void a_span_that_the_program_stopped_itself_gives_the_foreign_activity_back_once()
    {
        using var tracer = new TestTracer();
        using var foreign = ForeignSource.Recorded();
        using Activity ambient = foreign.Start("request");

        SpanScope span = Tracer.Span("span");
        span.Activity!.Stop();
        span.Dispose();
        Assert.Same(ambient, Activity.Current);

        Activity.Current = null;
        span.Dispose();
        Assert.Null(Activity.Current);
        tracer.Single();
    }

    [Fact]
    public void a_foreign_activity_stays_current_around_every_form()
    {
        using var tracer = new TestTracer();
        using var foreign = ForeignSource.Recorded();
        using Activity ambient = foreign.Start("request");

        Tracer.Span("using").Dispose();
        Assert.Same(ambient, Activity.Current);
        Tracer.StartSpan("started").Dispose();
        Assert.Same(ambient, Activity.Current);
        Tracer.Span("action", static () => { });
        Assert.Same(ambient, Activity.Current);

        Assert.Equal(3, tracer.Spans.Count);
        Assert.All(tracer.Spans, span => Assert.Equal(ambient.Context, Assert.Single(span.Links).Context));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(0)]
    public void without_a_recorded_span_every_member_does_nothing(int? sampleRate)
    {
        using TestTracer? tracer = sampleRate is { } rate ? new TestTracer(options => options.SampleRate = rate) : null;

        using (SpanScope span = Tracer.Span("span"))
        {
            Assert.False(span.IsRecording);
            Assert.Equal(sampleRate is null, span.Activity is null);
            UseEveryMember(span);
            Assert.Empty(span.Activity?.TagObjects ?? []);
            Assert.Empty(span.Activity?.Events ?? []);
            using SpanScope child = Tracer.Span("child");
            Assert.Null(child.Activity);
        }

        Assert.Null(Activity.Current);
        Assert.Empty(tracer?.Spans ?? []);
    }

    [Fact]
    public void what_is_set_after_the_end_is_not_recorded()
    {
        using var tracer = new TestTracer();
        SpanScope span = Tracer.Span("span");
        span.Dispose();

        UseEveryMember(span);

        Assert.Empty(tracer.Single().TagObjects);
        Assert.Empty(tracer.Single().Events);
        Assert.Equal((ActivityStatusCode.Unset, "span"), (tracer.Single().Status, tracer.Single().DisplayName));
    }

    [Fact]
    public void an_exception_is_recorded_as_that_of_an_observed_method()
    {
        using var tracer = new TestTracer();
        Exception thrown = Assert.Throws<IOException>((Action)(static () => throw new IOException("key sk-abcdefghijklmnop1234 refused")));

        using (SpanScope span = Tracer.Span("by hand"))
        {
            span.SetOutput("kept");
            span.RecordException(thrown);
        }

        Assert.Throws<IOException>(() => HandWoven.Run(HandWoven.Method("observed", options: CompilerServices.ObservedMethodOptions.NoInput), () => throw thrown));

        Activity byHand = tracer.Named("by hand");
        Activity observed = tracer.Named("observed");
        Assert.Equal((ActivityStatusCode.Error, "key sk-*** refused"), (byHand.Status, byHand.StatusDescription));
        Assert.Equal(observed.GetTagItem("error.type"), byHand.GetTagItem("error.type"));
        Assert.Equal(observed.GetTagItem("error.message"), byHand.GetTagItem("error.message"));
        Assert.NotNull(byHand.GetTagItem("error.stack_trace"));
        Assert.Equal(["exception.type", "exception.message", "exception.stacktrace"], Assert.Single(byHand.Events).Tags.Select(tag => tag.Key));
        Assert.Equal("kept", byHand.GetTagItem("judgment.output"));
    }

    [Fact]
    public void an_exception_recorded_by_hand_that_then_leaves_is_one_event()
    {
        using var tracer = new TestTracer();

        Assert.Throws<IOException>(static () => Tracer.Span("rethrows", (Action)(static () =>
        {
            var thrown = new IOException("disk");
            Tracer.SetOutput("none");
            Tracer.CurrentSpan.RecordException(thrown);
            Tracer.CurrentSpan.RecordException(thrown);
            throw thrown;
        })));

        Assert.Single(tracer.Single().Events);
        Assert.Equal((ActivityStatusCode.Error, "disk"), (tracer.Single().Status, tracer.Single().StatusDescription));
        Assert.Null(tracer.Single().GetTagItem("judgment.output"));
    }

    [Fact]
    public void another_exception_that_leaves_is_an_event_of_its_own()
    {
        using var tracer = new TestTracer();

        Assert.Throws<FormatException>(static () => Tracer.Span("wraps", (Action)(static () =>
        {
            Tracer.CurrentSpan.RecordException(new IOException("first"));
            throw new FormatException("second");
        })));

        Assert.Equal(2, tracer.Single().Events.Count());
        Assert.Equal("second", tracer.Single().StatusDescription);
    }

    [Fact]
    public void a_cancellation_by_hand_is_not_an_error()
    {
        using var tracer = new TestTracer();

        using (SpanScope span = Tracer.Span("span"))
        {
            span.RecordException(new OperationCanceledException());
        }

        Assert.Equal(true, tracer.Single().GetTagItem("judgment.cancelled"));
        Assert.Equal(ActivityStatusCode.Unset, tracer.Single().Status);
        Assert.Empty(tracer.Single().Events);
    }

    private static void UseEveryMember(SpanScope span)
    {
        span.SetAttribute("text", "a");
        span.SetAttribute("flag", true);
        span.SetAttribute("number", 1);
        span.SetAttribute("fraction", 0.5);
        span.SetAttribute("object", new object());
        span.SetAttributes([new("more", 1)]);
        span.SetInput("in");
        span.SetOutput("out");
        span.SetSpanKind("tool");
        span.RecordLlmMetadata(new LlmMetadata { Model = "m", OutputTokens = 1 });
        span.RecordException(new IOException());
        span.SetStatus(ActivityStatusCode.Error, "bad");
    }
}
