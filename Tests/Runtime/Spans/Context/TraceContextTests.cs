using System.Diagnostics;
using Judgeval.Tests.Support;

namespace Judgeval.Tests.Runtime.Spans.Context;

/// <summary>What is set in a trace reaches the current span and all that start later in it, and no other trace.</summary>
public sealed class TraceContextTests
{
    [Fact]
    public void ids_reach_the_current_span_and_every_later_one_wherever_they_are_set()
    {
        using var tracer = new TestTracer();

        Span("root", () =>
        {
            Span("before", static () => { });
            Span("setter", () =>
            {
                Span("inner", static () =>
                {
                    Tracer.SetSessionId("s");
                    Tracer.SetCustomerId("c");
                    Tracer.SetCustomerUserId("u");
                });
            });
            Span("after", static () => Span("deeper", static () => { }));
        });

        Assert.All(["inner", "after", "deeper"], name => Assert.Equal(("s", "s", "c", "u"), Ids(tracer.Named(name))));
        Assert.All(["root", "before", "setter"], name => Assert.Equal((null, null, null, null), Ids(tracer.Named(name))));
    }

    [Fact]
    public void another_trace_has_none_of_it()
    {
        using var tracer = new TestTracer();

        Span("first", static () => Tracer.SetSessionId("s"));
        Span("second", static () => { });

        Assert.Equal("s", Session(tracer.Named("first")));
        Assert.Null(Session(tracer.Named("second")));
    }

    [Fact]
    public async Task an_awaited_method_that_sets_it_is_seen_by_its_caller()
    {
        using var tracer = new TestTracer();

        await HandWoven.CallAsync(HandWoven.Method("root"), static async () =>
        {
            await HandWoven.CallAsync(HandWoven.Method("setter"), static async () =>
            {
                await Task.Yield();
                Tracer.SetSessionId("s");
                return 0;
            });
            await Task.Yield();
            Span("later", static () => { });
            return 0;
        });

        Assert.Equal("s", Session(tracer.Named("later")));
    }

    [Fact]
    public void a_thread_that_sets_it_is_seen_by_the_others()
    {
        using var tracer = new TestTracer();

        Span("root", static () =>
        {
            Run(static () => Span("setter", static () => Tracer.SetSessionId("s")));
            Run(static () => Span("thread", static () => { }));
            Span("here", static () => { });
        });

        Assert.Equal(("s", "s"), (Session(tracer.Named("thread")), Session(tracer.Named("here"))));

        static void Run(ThreadStart start)
        {
            var thread = new Thread(start);
            thread.Start();
            thread.Join();
        }
    }

    [Fact]
    public void an_iterator_sees_what_its_consumer_sets_and_the_other_way_round()
    {
        using var tracer = new TestTracer();

        Span("root", static () =>
        {
            foreach (int number in HandWoven.Sequence(HandWoven.Method("Numbers"), Numbers()))
            {
                Span($"step {number}", static () => { });
                Tracer.SetCustomerId("of the consumer");
            }
        });

        Activity[] items = [.. tracer.OfKind("generator_item")];
        Assert.Equal([("1", null), ("2", "of the consumer")], items.Select(static item => (Session(item), (string?)item.GetTagItem("judgment.customer_id"))));
        Assert.Equal(["1", "2"], new[] { "step 1", "step 2" }.Select(name => Session(tracer.Named(name))));
        Assert.Null(Assert.Single(tracer.OfKind("generator")).GetTagItem("judgment.customer_id"));
    }

    [Fact]
    public async Task a_stream_and_its_values_have_it()
    {
        using var tracer = new TestTracer();

        await HandWoven.CallAsync(HandWoven.Method("root"), static async () =>
        {
            Tracer.SetSessionId("s");
            await foreach (int _ in HandWoven.Stream(HandWoven.Method("Stream"), Later()))
            {
            }

            return 0;
        });

        Assert.Equal(4, tracer.Spans.Count);
        Assert.All(tracer.Spans, static span => Assert.Equal("s", Session(span)));
    }

    [Fact]
    public void spans_below_somebody_elses_activities_have_it()
    {
        using var tracer = new TestTracer();
        using var foreign = ForeignSource.Recorded();

        Span("root", () =>
        {
            Tracer.SetCustomerUserId("u");
            using Activity one = foreign.Start("http");
            using Activity two = foreign.Start("handler");
            Span("under", () =>
            {
                using Activity three = foreign.Start("sql");
                Span("deeper", static () => Tracer.SetSessionId("s"));
                Tracer.SetCustomerId("c");
            });
            Span("later", static () => { });
            Assert.Null(one.GetTagItem("judgment.session_id"));
        });

        Assert.Equal("s", Session(tracer.Named("deeper")));
        Assert.Equal("c", tracer.Named("under").GetTagItem("judgment.customer_id"));
        Assert.Equal(("s", "s", "c", "u"), Ids(tracer.Named("later")));
        Assert.All(tracer.Spans, static span => Assert.Equal("u", span.GetTagItem("judgment.customer_user_id")));
        tracer.AssertNoParentIsMissing();
    }

    [Fact]
    public void two_traces_below_one_foreign_activity_do_not_share_it()
    {
        using var tracer = new TestTracer();
        using var foreign = ForeignSource.Recorded();
        using Activity request = foreign.Start("request");

        Span("first", static () => Tracer.SetSessionId("s"));
        Span("second", static () => { });

        Assert.Null(Session(tracer.Named("second")));
    }

    [Fact]
    public async Task it_outlives_the_first_span_of_the_trace()
    {
        using var tracer = new TestTracer();
        using var rootEnded = new ManualResetEventSlim();
        Task background = Task.CompletedTask;

        Span("root", () =>
        {
            Tracer.SetSessionId("s");
            background = Task.Run(() =>
            {
                rootEnded.Wait();
                Span("late", static () => { });
            });
        });
        rootEnded.Set();
        await background;

        Assert.Equal("s", Session(tracer.Named("late")));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void deep_recursion_has_it_at_every_depth(bool setBefore)
    {
        using var tracer = new TestTracer();

        Span("0", () =>
        {
            if (setBefore)
            {
                Tracer.SetSessionId("s");
            }

            Descend(1);
        });

        Assert.Equal(200, tracer.Spans.Count);
        Assert.All(tracer.Spans, span => Assert.Equal(setBefore || int.Parse(span.DisplayName, null) >= 150 ? "s" : null, Session(span)));

        static void Descend(int depth)
        {
            if (depth < 200)
            {
                Span(depth.ToString(null, null), () =>
                {
                    if (depth == 150)
                    {
                        Tracer.SetSessionId("s");
                    }

                    Descend(depth + 1);
                });
            }
        }
    }

    [Fact]
    public void the_later_value_counts()
    {
        using var tracer = new TestTracer();

        Span("root", static () =>
        {
            Tracer.SetSessionId("one");
            Span("first", static () => { });
            Tracer.SetSessionId("two");
            Span("second", static () => { });
        });

        Assert.Equal(("one", "two", "two"), (Session(tracer.Named("first")), Session(tracer.Named("second")), Session(tracer.Named("root"))));
    }

    [Fact]
    public void nothing_is_in_baggage()
    {
        using var tracer = new TestTracer();

        Span("root", static () =>
        {
            Tracer.SetSessionId("s");
            using IDisposable scope = Tracer.UsingAttributes(userId: "u", tags: ["t"]);
            Span("child", static () =>
            {
                Assert.Empty(Activity.Current!.Baggage);
                Assert.Null(Activity.Current.TraceStateString);
            });
        });

        Assert.All(tracer.Spans, static span => Assert.Empty(span.Baggage));
    }

    private static IEnumerable<int> Numbers()
    {
        Tracer.SetSessionId("1");
        yield return 1;
        Tracer.SetSessionId("2");
        yield return 2;
    }

    private static async IAsyncEnumerable<int> Later()
    {
        yield return 1;
        await Task.Yield();
        yield return 2;
    }

    private static void Span(string name, Action body) => HandWoven.Run(HandWoven.Method(name), body);

    private static string? Session(Activity span) => (string?)span.GetTagItem("judgment.session_id");

    private static (object? Session, object? SessionToo, object? Customer, object? User) Ids(Activity span) =>
        (span.GetTagItem("judgment.session_id"), span.GetTagItem("session.id"), span.GetTagItem("judgment.customer_id"), span.GetTagItem("judgment.customer_user_id"));
}
