using System.Diagnostics;
using Judgeval.Tests.Support;

namespace Judgeval.Tests.Runtime.Spans.Context;

/// <summary>Values for the spans that a flow starts inside a scope.</summary>
public sealed class ContextScopeTests
{
    [Fact]
    public void spans_that_start_inside_have_it_and_running_and_later_ones_do_not()
    {
        using var tracer = new TestTracer();

        Span("root", static () =>
        {
            using (Tracer.UsingAttributes(userId: "u", sessionId: "s"))
            {
                Span("inside", static () => Span("deeper", static () => { }));
            }

            Span("outside", static () => { });
        });

        Assert.All(["inside", "deeper"], name => Assert.Equal(("s", "u"), (Session(tracer.Named(name)), tracer.Named(name).GetTagItem("user.id"))));
        Assert.All(["root", "outside"], name => Assert.Null(Session(tracer.Named(name))));
    }

    [Fact]
    public void it_needs_no_span_and_covers_several_traces()
    {
        using var tracer = new TestTracer();

        using (Tracer.UsingAttributes(sessionId: "s"))
        {
            Span("first", static () => { });
            Span("second", static () => { });
        }

        Span("third", static () => { });
        Assert.Equal(["s", "s", null], tracer.Spans.Select(Session));
    }

    [Fact]
    public void scopes_nest_and_merge()
    {
        using var tracer = new TestTracer();

        using (Tracer.UsingAttributes(userId: "u", sessionId: "outer", tags: ["a"], metadata: Metadata("x", 1, "y", 1)))
        using (Tracer.UsingAttributes(sessionId: "inner", tags: ["b", "a"], metadata: Metadata("y", 2)))
        {
            Span("span", static () => { });
        }

        Activity span = tracer.Single();
        Assert.Equal(("u", "inner"), (span.GetTagItem("user.id"), Session(span)));
        Assert.Equal(["a", "b"], Assert.IsType<string[]>(span.GetTagItem("tag.tags")));
        Assert.Equal("""{"x":1,"y":2}""", span.GetTagItem("metadata"));
    }

    [Fact]
    public void a_scope_has_a_customer_and_attributes_of_any_name_and_type()
    {
        using var tracer = new TestTracer();

        using (Tracer.UsingAttributes(customerId: "acme", attributes: Metadata("tenant.id", "t", "seats", 3, "share", 0.5f, "trial", true, "grade", 'A', "limits", new { Max = 2 }, "", "x", "none", null!, "secret", "Bearer abcdefgh12345678")))
        using (Tracer.UsingAttributes(attributes: Metadata("tenant.id", "inner", "judgment.customer_id", "forged", "own", "scope")))
        {
            Span("span", static () => Tracer.SetAttribute("own", "span"));
        }

        Span("after", static () => { });
        Activity span = tracer.Named("span");
        Assert.Equal("acme", span.GetTagItem("judgment.customer_id"));
        Assert.Equal(
            ["inner", 3L, 0.5, true, "A", """{"Max":2}""", "Bearer ***", "span", null],
            new[] { "tenant.id", "seats", "share", "trial", "grade", "limits", "secret", "own", "none" }.Select(span.GetTagItem));
        Assert.Null(tracer.Named("after").GetTagItem("tenant.id"));
        Assert.Null(tracer.Named("after").GetTagItem("judgment.customer_id"));
    }

    [Fact]
    public void attributes_of_a_scope_are_bounded_and_never_leave_the_process()
    {
        using var tracer = new TestTracer();
        var headers = new Dictionary<string, string>();

        using (Tracer.UsingAttributes(attributes: Enumerable.Range(0, 100).Select(static number => KeyValuePair.Create($"a{number}", (object?)new string('x', 5000)))))
        {
            Span("span", () => Tracer.Inject(headers));
        }

        var attributes = tracer.Single().TagObjects.Where(static tag => tag.Key[0] == 'a').ToList();
        Assert.Equal(32, attributes.Count);
        Assert.All(attributes, static attribute => Assert.Equal(1024, ((string)attribute.Value!).Length));
        Assert.Equal(["traceparent"], headers.Keys);
        Assert.Contains("attributes from scopes", tracer.Warnings.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void disposing_out_of_order_leaves_the_others()
    {
        using var tracer = new TestTracer();

        IDisposable outer = Tracer.UsingAttributes(sessionId: "outer", userId: "u");
        IDisposable inner = Tracer.UsingAttributes(sessionId: "inner");
        outer.Dispose();
        Span("inner left", static () => { });
        inner.Dispose();
        Span("none left", static () => { });
        inner.Dispose();

        Assert.Equal(["inner", null], tracer.Spans.Select(Session));
        Assert.All(tracer.Spans, static span => Assert.Null(span.GetTagItem("user.id")));
    }

    [Fact]
    public void disposing_on_another_thread_ends_it_here_too()
    {
        using var tracer = new TestTracer();

        IDisposable scope = Tracer.UsingAttributes(sessionId: "s");
        var thread = new Thread(scope.Dispose);
        thread.Start();
        thread.Join();
        Span("after", static () => { });

        Assert.Null(Session(tracer.Single()));
    }

    [Fact]
    public async Task a_scope_of_one_flow_is_not_seen_by_another()
    {
        using var tracer = new TestTracer();
        using var opened = new SemaphoreSlim(0);
        using var seen = new SemaphoreSlim(0);

        Task one = Task.Run(async () =>
        {
            using (Tracer.UsingAttributes(sessionId: "s"))
            {
                opened.Release();
                await seen.WaitAsync();
                Span("one", static () => { });
            }
        });
        await opened.WaitAsync();
        Span("other", static () => { });
        seen.Release();
        await one;

        Assert.Equal("s", Session(tracer.Named("one")));
        Assert.Null(Session(tracer.Named("other")));
    }

    [Fact]
    public void of_a_scope_and_the_trace_the_later_one_counts()
    {
        using var tracer = new TestTracer();

        Span("root", static () =>
        {
            Tracer.SetSessionId("trace 1");
            using (Tracer.UsingAttributes(sessionId: "scope"))
            {
                Span("scope", static () => { });
                Span("trace 2", static () => Tracer.SetSessionId("trace 2"));
                Span("trace 2 again", static () => { });
            }
        });

        Assert.Equal(["scope", "trace 2", "trace 2", "trace 1"], tracer.Spans.Select(Session));
    }

    [Fact]
    public void what_a_scope_says_already_is_still_set_in_the_trace()
    {
        using var tracer = new TestTracer();

        Span("root", static () =>
        {
            using (Tracer.UsingAttributes(sessionId: "s"))
            {
                Tracer.SetSessionId("s");
            }

            Span("after", static () => { });
        });

        Assert.Equal("s", Session(tracer.Named("after")));
    }

    [Fact]
    public void who_runs_is_on_each_span_inside()
    {
        using var tracer = new TestTracer();

        using (Tracer.RunIdentity("a-1", "Planner", "staging"))
        using (Tracer.RunIdentity("a-2"))
        {
            Span("span", static () => { });
        }

        Activity span = tracer.Single();
        Assert.Equal(
            ["a-2", "Planner", "staging", "staging", "staging"],
            new[] { "agent.id", "agent.name", "environment", "env", "traceroot.environment" }.Select(span.GetTagItem));
    }

    [Fact]
    public void values_that_throw_cost_only_themselves()
    {
        using var tracer = new TestTracer();

        using (Tracer.UsingAttributes(sessionId: "s", tags: Throwing()))
        {
            Span("span", static () => Tracer.UpdateCurrentTrace(userId: "u", tags: Throwing()));
        }

        Assert.Equal("s", Session(tracer.Single()));
        Assert.Contains("SetContext failed with System.InvalidOperationException", tracer.Warnings.ToString(), StringComparison.Ordinal);

        static IEnumerable<string> Throwing()
        {
            yield return "kept";
            throw new InvalidOperationException("mine");
        }
    }

    private static Dictionary<string, object?> Metadata(params object[] pairs) =>
        pairs.Chunk(2).ToDictionary(static pair => (string)pair[0], static pair => (object?)pair[1]);

    private static void Span(string name, Action body) => HandWoven.Run(HandWoven.Method(name), body);

    private static string? Session(Activity span) => (string?)span.GetTagItem("judgment.session_id");
}
