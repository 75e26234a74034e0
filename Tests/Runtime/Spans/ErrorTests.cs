using System.Diagnostics;
using Judgeval.CompilerServices;
using Judgeval.Spans;
using Judgeval.Tests.Support;

namespace Judgeval.Tests.Runtime.Spans;

public sealed class ErrorTests
{
    [Fact]
    public void an_exception_is_an_error_with_one_event_and_passes_through()
    {
        using var tracer = new TestTracer();
        var thrown = new InvalidOperationException("no such city");

        Exception? seen = Record.Exception(() => HandWoven.Call<int>(HandWoven.Method("Find"), () => throw thrown));

        Assert.Same(thrown, seen);
        Activity span = tracer.Single();
        Assert.Equal(ActivityStatusCode.Error, span.Status);
        Assert.Equal("no such city", span.StatusDescription);
        Assert.Equal("System.InvalidOperationException", span.GetTagItem("error.type"));
        Assert.Equal("no such city", span.GetTagItem("error.message"));
        Assert.Contains(nameof(an_exception_is_an_error_with_one_event_and_passes_through), (string)span.GetTagItem("error.stack_trace")!, StringComparison.Ordinal);
        ActivityEvent exception = Assert.Single(span.Events);
        Assert.Equal("exception", exception.Name);
        Assert.Equal(["exception.type", "exception.message", "exception.stacktrace"], exception.Tags.Select(tag => tag.Key));
        Assert.Null(Activity.Current);
    }

    [Fact]
    public void every_frame_that_the_exception_leaves_is_an_error()
    {
        using var tracer = new TestTracer();

        Assert.Throws<FormatException>(() => HandWoven.Run(HandWoven.Method("Outer"), () => HandWoven.Run(HandWoven.Method("Inner"), static () => throw new FormatException("bad"))));

        Assert.Equal(["Inner", "Outer"], tracer.Spans.Select(span => span.DisplayName));
        Assert.All(tracer.Spans, span => Assert.Equal("bad", span.StatusDescription));
        Assert.Equal(tracer.Named("Outer").SpanId, tracer.Named("Inner").ParentSpanId);
    }

    [Fact]
    public void cancellation_is_not_an_error()
    {
        using var tracer = new TestTracer();

        Assert.Throws<TaskCanceledException>(() => HandWoven.Run(HandWoven.Method("Stop"), static () => throw new TaskCanceledException()));

        Activity span = tracer.Single();
        Assert.Equal(ActivityStatusCode.Unset, span.Status);
        Assert.Equal(true, span.GetTagItem("judgment.cancelled"));
        Assert.Empty(span.Events);
    }

    [Fact]
    public void a_result_noted_before_a_later_fault_is_removed()
    {
        using var tracer = new TestTracer();
        ObservedCall call = default;

        call.Begin(HandWoven.Method("Close"));
        call.Return("done");
        call.Fault(new IOException("first"));
        call.Fault(new IOException("last"));
        call.Exit();

        Activity span = tracer.Single();
        Assert.Null(span.GetTagItem("judgment.output"));
        Assert.Equal("last", span.StatusDescription);
        Assert.Single(span.Events);
    }

    [Fact]
    public void a_long_stack_trace_is_cut_to_8_KiB()
    {
        using var tracer = new TestTracer();

        Assert.Throws<InvalidOperationException>(() => HandWoven.Run(HandWoven.Method("Deep"), static () => Recurse(500)));

        Assert.Equal(8 * 1024, ((string)tracer.Single().GetTagItem("error.stack_trace")!).Length);

        static int Recurse(int depth) => depth == 0 ? throw new InvalidOperationException("deep") : Recurse(depth - 1) + 1;
    }

    [Fact]
    public void an_exception_that_cannot_describe_itself_is_still_recorded()
    {
        using var tracer = new TestTracer();

        Assert.Throws<UnspeakableException>(() => HandWoven.Run(HandWoven.Method("Run"), static () => throw new UnspeakableException()));

        Activity span = tracer.Single();
        Assert.Equal(ActivityStatusCode.Error, span.Status);
        Assert.Equal(typeof(UnspeakableException).FullName, span.GetTagItem("error.type"));
        Assert.Equal("<NotSupportedException while describing the exception>", span.StatusDescription);
    }

    [Fact]
    public void a_key_in_an_exception_message_is_masked_everywhere()
    {
        using var tracer = new TestTracer();

        Assert.Throws<InvalidOperationException>(() => HandWoven.Run(HandWoven.Method("Run"), static () => throw new InvalidOperationException("key sk-abcdefghijklmnop1234 refused")));

        Activity span = tracer.Single();
        Assert.Equal("key sk-*** refused", span.StatusDescription);
        var texts = span.TagObjects.Concat(span.Events.SelectMany(e => e.Tags)).Select(tag => Convert.ToString(tag.Value, null)!);
        Assert.All(texts, text => Assert.DoesNotContain("abcdefghijklmnop1234", text, StringComparison.Ordinal));
    }

    [Fact]
    public void spans_that_an_unhandled_exception_leaves_open_are_ended_by_the_hook()
    {
        using var tracer = new TestTracer();
        var fatal = new InvalidOperationException("fatal");
        ObservedCall outer = default;
        ObservedCall inner = default;
        outer.Begin(HandWoven.Method("Outer"));
        inner.Begin(HandWoven.Method("Inner"));

        // As .NET does when nothing catches: the filters run, the finally blocks do not.
        inner.Fault(fatal);
        outer.Fault(fatal);
        FaultedSpans.EndAll();

        Assert.Equal(["Inner", "Outer"], tracer.Spans.Select(span => span.DisplayName));
        Assert.All(tracer.Spans, span => Assert.Equal("fatal", span.StatusDescription));

        // And should they run after all, nothing is recorded twice.
        inner.Exit();
        outer.Exit();
        Assert.Equal(2, tracer.Spans.Count);
        Assert.All(tracer.Spans, span => Assert.Single(span.Events));
        Assert.Null(Activity.Current);
    }

    [Fact]
    public void a_handled_exception_leaves_nothing_for_the_hook()
    {
        using var tracer = new TestTracer();

        Assert.Throws<FormatException>(() => HandWoven.Run(HandWoven.Method("Run"), static () => throw new FormatException()));
        HandWoven.Run(HandWoven.Method("Next"), FaultedSpans.EndAll);

        Assert.Equal(["Run", "Next"], tracer.Spans.Select(span => span.DisplayName));
        Assert.Equal(ActivityStatusCode.Unset, tracer.Named("Next").Status);
    }

    private sealed class UnspeakableException : Exception
    {
        public override string Message => throw new NotSupportedException();

        public override string ToString() => throw new NotSupportedException();
    }
}
