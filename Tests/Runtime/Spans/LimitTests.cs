using System.Diagnostics;
using Judgeval.Tests.Support;

namespace Judgeval.Tests.Runtime.Spans;

public sealed class LimitTests
{
    [Fact]
    public void spans_that_are_nested_too_deep_are_not_recorded_nor_what_is_below_them()
    {
        using var tracer = new TestTracer(static options => options.MaxSpanDepth = 3);

        Nest(10);
        Nest(2);

        Assert.Equal(["Level3", "Level2", "Level1", "Level2", "Level1"], tracer.Spans.Select(static span => span.DisplayName));
        tracer.AssertNoParentIsMissing();
        Assert.Contains("MaxSpanDepth", Assert.Single(tracer.Warnings.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.Null(Activity.Current);
    }

    [Fact]
    public void depth_counts_our_spans_only_whatever_is_between_them()
    {
        using var tracer = new TestTracer(static options => options.MaxSpanDepth = 2);
        using var foreign = ForeignSource.Recorded();

        HandWoven.Run(HandWoven.Method("Outer"), () =>
        {
            using Activity between = foreign.Start("between");
            HandWoven.Run(HandWoven.Method("Inner"), () =>
            {
                using Activity deeper = foreign.Start("deeper");
                HandWoven.Run(HandWoven.Method("Lost"), static () => { });
            });
        });

        Assert.Equal(["Inner", "Outer"], tracer.Spans.Select(static span => span.DisplayName));
        tracer.AssertNoParentIsMissing();
    }

    [Fact]
    public void values_of_an_iterator_count_as_a_level()
    {
        using var tracer = new TestTracer(static options => options.MaxSpanDepth = 1);

        Assert.Equal([1, 2], HandWoven.Sequence(HandWoven.Method("Numbers"), Numbers()));

        Assert.Equal("generator", tracer.Single().GetTagItem("judgment.span_kind"));

        static IEnumerable<int> Numbers()
        {
            yield return 1;
            yield return 2;
        }
    }

    [Fact]
    public void tool_spans_beyond_the_limit_are_not_recorded_and_their_children_get_the_next_parent()
    {
        using var tracer = new TestTracer(static options => options.MaxToolSpans = 2);

        for (int trace = 0; trace < 2; trace++)
        {
            HandWoven.Run(HandWoven.Method("Agent", kind: "agent"), static () =>
            {
                for (int i = 0; i < 4; i++)
                {
                    HandWoven.Run(HandWoven.Method("Tool", kind: "tool"), static () => HandWoven.Run(HandWoven.Method("Work"), static () => { }));
                }
            });
        }

        Assert.Equal(4, tracer.OfKind("tool").Count);
        Assert.Equal(8, tracer.Spans.Count(static span => span.DisplayName == "Work"));
        Assert.All(tracer.Spans.GroupBy(static span => span.TraceId), static trace => Assert.Equal(2, trace.Count(static span => span.DisplayName == "Tool")));
        tracer.AssertNoParentIsMissing();
        Assert.Contains("MaxToolSpans", tracer.Warnings.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void a_tool_at_the_root_counts_and_parallel_ones_are_counted_once_each()
    {
        using var tracer = new TestTracer(static options => options.MaxToolSpans = 10);

        HandWoven.Run(HandWoven.Method("Root", kind: "tool"), static () => Parallel.For(0, 100, static _ => HandWoven.Run(HandWoven.Method("Tool", kind: "tool"), static () => { })));

        Assert.Equal(10, tracer.OfKind("tool").Count);
        tracer.AssertNoParentIsMissing();
    }

    [Fact]
    public void too_many_attributes_never_cost_the_result_or_the_error()
    {
        using var tracer = new TestTracer(static options => options.AttributeCountLimit = 10);

        HandWoven.Call(HandWoven.Method("Find", ["a"]), 1, static _ =>
        {
            for (int i = 0; i < 50; i++)
            {
                Activity.Current!.SetTag($"user.{i}", i);
            }

            return "found";
        });

        Activity span = tracer.Single();
        Assert.Equal(10, span.TagObjects.Count());
        Assert.Equal("found", span.GetTagItem("judgment.output"));
        Assert.Equal(6, span.GetTagItem("user.6"));
        Assert.Null(span.GetTagItem("user.7"));
        Assert.Contains("AttributeCountLimit", tracer.Warnings.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void a_long_text_that_was_set_on_the_activity_itself_is_cut()
    {
        using var tracer = new TestTracer(static options => options.AttributeValueLengthLimit = 100);

        HandWoven.Run(HandWoven.Method("Find"), static () => Activity.Current!.SetTag("text", new string('x', 500)).SetTag("json", $"[\"{new string('x', 500)}\"]"));

        Assert.Equal(new string('x', 99) + "…", tracer.Single().GetTagItem("text"));
        Assert.EndsWith("…\"]", (string)tracer.Single().GetTagItem("json")!, StringComparison.Ordinal);
    }

    private static void Nest(int depth, int level = 1)
    {
        if (level <= depth)
        {
            HandWoven.Run(HandWoven.Method($"Level{level}"), () => Nest(depth, level + 1));
        }
    }
}
