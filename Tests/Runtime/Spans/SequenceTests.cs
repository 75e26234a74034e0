using System.Collections;
using System.Diagnostics;
using Judgeval.CompilerServices;
using Judgeval.Tests.Support;

namespace Judgeval.Tests.Runtime.Spans;

public sealed class SequenceTests
{
    private static readonly ObservedMethod Count = HandWoven.Method("Count", ["to"], ObservedMethodOptions.DeclaredKind, "tool");
    private static readonly ObservedMethod Plain = HandWoven.Method("Plain");

    [Fact]
    public void an_enumeration_is_a_generator_span_with_a_child_for_each_item()
    {
        using var tracer = new TestTracer();

        Assert.Equal([1, 2, 3], HandWoven.Sequence(Count, 3, To));

        Activity generator = Assert.Single(tracer.OfKind("generator"));
        Assert.Equal("Count", generator.DisplayName);
        Assert.Equal("tool", generator.GetTagItem("judgment.declared_kind"));
        Assert.Equal("""{"to":3}""", generator.GetTagItem("judgment.input"));
        Assert.Equal("<generator>", generator.GetTagItem("judgment.output"));
        Assert.Null(generator.GetTagItem("judgment.stream.completed"));
        IReadOnlyList<Activity> items = tracer.OfKind("generator_item");
        Assert.Equal(["1", "2", "3"], items.Select(item => item.GetTagItem("judgment.output")));
        Assert.All(items, item => Assert.Equal((generator.SpanId, "Count"), (item.ParentSpanId, item.DisplayName)));
        Assert.All(items, item => Assert.Null(item.GetTagItem("judgment.input")));
        Assert.Same(generator, tracer.Spans[^1]);
    }

    [Fact]
    public void an_item_covers_its_step()
    {
        using var tracer = new TestTracer();
        DateTime inStep = default;

        Assert.Single(HandWoven.Sequence(Plain, Body()));

        Activity item = Assert.Single(tracer.OfKind("generator_item"));
        Assert.True(item.StartTimeUtc <= inStep && inStep <= item.StartTimeUtc + item.Duration);

        IEnumerable<int> Body()
        {
            inStep = DateTime.UtcNow;
            yield return 1;
        }
    }

    [Theory]
    [InlineData(ObservedMethodOptions.NoYieldSpans, "<generator>")]
    [InlineData(ObservedMethodOptions.NoOutput, null)]
    public void items_are_left_out_when_told_so(ObservedMethodOptions options, string? output)
    {
        using var tracer = new TestTracer();

        Assert.Equal(3, HandWoven.Sequence(HandWoven.Method("Quiet", options: options), To(3)).Count());

        Assert.Equal(output, tracer.Single().GetTagItem("judgment.output"));
        Assert.Null(tracer.Single().GetTagItem("judgment.declared_kind"));
    }

    [Fact]
    public void no_span_starts_before_the_first_step()
    {
        using var tracer = new TestTracer();

        using IEnumerator<int> enumerator = HandWoven.Sequence(Plain, To(1)).GetEnumerator();

        Assert.Null(Activity.Current);
        Assert.Empty(tracer.Spans);
    }

    [Fact]
    public void an_early_break_ends_the_span()
    {
        using var tracer = new TestTracer();
        bool disposed = false;

        foreach (int _ in HandWoven.Sequence(Plain, Body()))
        {
            break;
        }

        Assert.True(disposed);
        Activity generator = Assert.Single(tracer.OfKind("generator"));
        Assert.Equal(false, generator.GetTagItem("judgment.stream.completed"));
        Assert.Equal(ActivityStatusCode.Unset, generator.Status);
        Assert.Equal(generator.SpanId, tracer.Named("InFinally").ParentSpanId);
        Assert.Null(Activity.Current);

        IEnumerable<int> Body()
        {
            try
            {
                yield return 1;
                yield return 2;
            }
            finally
            {
                disposed = true;
                HandWoven.Run(HandWoven.Method("InFinally"), static () => { });
            }
        }
    }

    [Fact]
    public void the_span_is_current_in_the_iterator_and_not_in_the_consumer()
    {
        using var tracer = new TestTracer();

        foreach (int _ in HandWoven.Sequence(Plain, Body()))
        {
            Assert.Null(Activity.Current);
            HandWoven.Run(HandWoven.Method("Consumer"), static () => { });
        }

        Activity generator = Assert.Single(tracer.OfKind("generator"));
        Assert.All(tracer.Spans.Where(span => span.DisplayName == "Producer"), span => Assert.Equal(generator.SpanId, span.ParentSpanId));
        Assert.All(tracer.Spans.Where(span => span.DisplayName == "Consumer"), span => Assert.Equal(default, span.ParentSpanId));

        static IEnumerable<int> Body()
        {
            for (int i = 0; i < 2; i++)
            {
                HandWoven.Run(HandWoven.Method("Producer"), static () => { });
                yield return i;
            }
        }
    }

    [Fact]
    public void an_activity_that_the_iterator_keeps_open_spans_its_steps_only()
    {
        using var tracer = new TestTracer();
        using var foreign = ForeignSource.Recorded();
        var current = new List<string?>();

        foreach (int _ in HandWoven.Sequence(Plain, Body()))
        {
            Assert.Null(Activity.Current);
        }

        Assert.Equal(["work", "work", "Plain"], current);
        Assert.Null(Activity.Current);

        IEnumerable<int> Body()
        {
            using (foreign.Start("work"))
            {
                current.Add(Activity.Current?.DisplayName);
                yield return 1;
                current.Add(Activity.Current?.DisplayName);
            }

            current.Add(Activity.Current?.DisplayName);
            yield return 2;
        }
    }

    [Fact]
    public void an_exception_ends_the_span_with_the_error()
    {
        using var tracer = new TestTracer();
        var thrown = new IOException("third");

        Exception? seen = Record.Exception(() => HandWoven.Sequence(Plain, Body()).ToList());

        Assert.Same(thrown, seen);
        Assert.DoesNotContain("Judgeval.Spans", thrown.StackTrace, StringComparison.Ordinal);
        Activity generator = Assert.Single(tracer.OfKind("generator"));
        Assert.Equal("third", generator.StatusDescription);
        Assert.Single(generator.Events);
        Assert.Null(generator.GetTagItem("judgment.output"));
        Assert.Null(generator.GetTagItem("judgment.stream.completed"));
        Assert.Single(tracer.OfKind("generator_item"));
        Assert.Null(Activity.Current);

        IEnumerable<int> Body()
        {
            yield return 1;
            throw thrown;
        }
    }

    [Fact]
    public void each_enumeration_is_a_span_of_its_own()
    {
        using var tracer = new TestTracer();
        IEnumerable<int> sequence = HandWoven.Sequence(Plain, To(2));

        Assert.Equal([1, 2], sequence);
        Assert.Equal([1, 2], sequence);

        Assert.Equal(2, tracer.OfKind("generator").Select(span => span.SpanId).Distinct().Count());
        Assert.Equal(4, tracer.OfKind("generator_item").Count);
    }

    [Fact]
    public void enumerations_at_the_same_time_keep_their_items_apart()
    {
        using var tracer = new TestTracer();
        IEnumerable<int> sequence = HandWoven.Sequence(Plain, To(3));

        Assert.Equal([(1, 1), (2, 2), (3, 3)], sequence.Zip(sequence));

        IReadOnlyList<Activity> generators = tracer.OfKind("generator");
        Assert.Equal(2, generators.Count);
        Assert.All(generators, generator => Assert.Equal(["1", "2", "3"], tracer.OfKind("generator_item").Where(item => item.ParentSpanId == generator.SpanId).Select(item => item.GetTagItem("judgment.output"))));
        Assert.Null(Activity.Current);
    }

    [Fact]
    public void the_generator_is_a_child_of_what_is_current_at_its_first_step()
    {
        using var tracer = new TestTracer();
        IEnumerable<int> sequence = HandWoven.Call(HandWoven.Method("Make"), static () => HandWoven.Sequence(Plain, To(1)));

        HandWoven.Run(HandWoven.Method("Consume"), () => Assert.Single(sequence));

        Assert.Equal(tracer.Named("Consume").SpanId, Assert.Single(tracer.OfKind("generator")).ParentSpanId);
        tracer.AssertNoParentIsMissing();
    }

    [Fact]
    public void reset_makes_the_next_step_another_enumeration()
    {
        using var tracer = new TestTracer();
        ObservedCall call = default;
        call.BeginSequence(Plain);
        using IEnumerator<int> enumerator = call.ReturnEnumerator<int>(((IEnumerable<int>)new List<int> { 1, 2 }).GetEnumerator());

        enumerator.MoveNext();
        enumerator.Reset();
        enumerator.MoveNext();

        Assert.Equal(1, enumerator.Current);
        Assert.Single(tracer.OfKind("generator"));
        enumerator.Dispose();
        Assert.Equal(2, tracer.OfKind("generator").Count);
    }

    [Fact]
    public void untyped_sequences_and_enumerators_are_followed_too()
    {
        using var tracer = new TestTracer();
        ObservedCall sequence = default;
        sequence.BeginSequence(Plain);
        ObservedCall enumerator = default;
        enumerator.BeginSequence(Plain);

        Assert.Equal([1, 2], sequence.ReturnUntypedSequence(To(2)).Cast<int>());
        IEnumerator untyped = enumerator.ReturnUntypedEnumerator(To(1).GetEnumerator());
        Assert.True(untyped.MoveNext());
        Assert.Equal(1, untyped.Current);
        Assert.False(untyped.MoveNext());
        ((IDisposable)untyped).Dispose();

        Assert.Equal(2, tracer.OfKind("generator").Count);
        Assert.Equal(3, tracer.OfKind("generator_item").Count);
        Assert.All(tracer.OfKind("generator"), span => Assert.Null(span.GetTagItem("judgment.stream.completed")));
    }

    [Fact]
    public void an_unsampled_enumeration_only_passes_through()
    {
        using var tracer = new TestTracer(options => options.SampleRate = 0);

        HandWoven.Run(HandWoven.Method("Root"), () =>
        {
            IEnumerable<int> original = To(2);
            Assert.Same(original, HandWoven.Sequence(Plain, original));
        });
        Assert.Equal([1, 2], HandWoven.Sequence(Plain, To(2)));

        Assert.Empty(tracer.Spans);
        Assert.Null(Activity.Current);
    }

    private static IEnumerable<int> To(int last)
    {
        for (int i = 1; i <= last; i++)
        {
            yield return i;
        }
    }
}
