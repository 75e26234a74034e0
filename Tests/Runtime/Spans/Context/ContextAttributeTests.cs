using System.Diagnostics;
using System.Text.Json;
using Judgeval.CompilerServices;
using Judgeval.Spans;
using Judgeval.Spans.Context;
using Judgeval.Tests.Support;

namespace Judgeval.Tests.Runtime.Spans.Context;

/// <summary>What a context is on a span, how much of it there may be, and where there is none.</summary>
public sealed class ContextAttributeTests
{
    [Fact]
    public void what_is_said_of_the_trace_is_also_on_its_first_span()
    {
        using var tracer = new TestTracer();

        Span("root", static () =>
        {
            Span("setter", static () => Tracer.UpdateCurrentTrace("u", "s", new Dictionary<string, object?> { ["plan"] = "pro", ["seats"] = 3 }, ["a", "b"]));
            Span("later", static () => { });
        });

        Assert.All(tracer.Spans, static span =>
        {
            Assert.Equal(["s", "s", "u", "u"], new[] { "judgment.session_id", "session.id", "user.id", "judgment.customer_user_id" }.Select(span.GetTagItem));
            Assert.Equal(["a", "b"], Assert.IsType<string[]>(span.GetTagItem("tag.tags")));
            Assert.Equal("""{"plan":"pro","seats":3}""", span.GetTagItem("metadata"));
        });
        Assert.Equal("""{"plan":"pro","seats":3}""", tracer.Named("root").GetTagItem("traceroot.trace.metadata"));
        Assert.Equal(["a", "b"], Assert.IsType<string[]>(tracer.Named("root").GetTagItem("traceroot.trace.tags")));
        Assert.Null(tracer.Named("later").GetTagItem("traceroot.trace.metadata"));
    }

    [Fact]
    public void the_first_span_that_starts_inside_a_scope_is_told_of_the_trace()
    {
        using var tracer = new TestTracer();

        using (Tracer.UsingAttributes(tags: ["a"]))
        {
            Span("root", static () => Span("child", static () => { }));
        }

        Assert.NotNull(tracer.Named("root").GetTagItem("traceroot.trace.tags"));
        Assert.Null(tracer.Named("child").GetTagItem("traceroot.trace.tags"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void the_user_stands_in_for_the_customers_user_unless_that_one_is_known(bool userFirst)
    {
        using var tracer = new TestTracer();

        Span("root", () =>
        {
            if (userFirst)
            {
                Tracer.UpdateCurrentTrace(userId: "u");
                Tracer.SetCustomerUserId("cu");
            }
            else
            {
                Tracer.SetCustomerUserId("cu");
                Tracer.UpdateCurrentTrace(userId: "u");
            }

            Span("child", static () => { });
        });

        Assert.All(tracer.Spans, static span => Assert.Equal(("cu", "u"), (span.GetTagItem("judgment.customer_user_id"), span.GetTagItem("user.id"))));
    }

    [Fact]
    public void tags_add_up()
    {
        using var tracer = new TestTracer();

        Span("root", static () =>
        {
            Tracer.Tag("a");
            Tracer.Tag("b", "a", " ");
            Tracer.Tag();
        });

        Assert.Equal(["a", "b"], Assert.IsType<string[]>(tracer.Single().GetTagItem("tag.tags")));
    }

    [Fact]
    public void how_much_a_trace_keeps_is_bounded_and_told_once()
    {
        using var tracer = new TestTracer();

        Span("root", static () =>
        {
            Tracer.SetSessionId(new string('s', 10_000));
            Tracer.Tag([.. Enumerable.Range(0, 40).Select(static i => $"{i} {new string('t', 10_000)}")]);
            Tracer.Tag("one more");
            Tracer.UpdateCurrentTrace(metadata: Enumerable.Range(0, int.MaxValue).Select(static i => new KeyValuePair<string, object?>($"k{i}{new string('k', 10_000)}", new string('v', 10_000))));
        });

        Activity span = tracer.Single();
        Assert.Equal(256, Assert.IsType<string>(span.GetTagItem("judgment.session_id")).Length);
        string[] tags = Assert.IsType<string[]>(span.GetTagItem("tag.tags"));
        Assert.Equal(32, tags.Length);
        Assert.All(tags, static tag => Assert.Equal(128, tag.Length));
        using JsonDocument metadata = JsonDocument.Parse(Assert.IsType<string>(span.GetTagItem("metadata")));
        Assert.Equal(32, metadata.RootElement.EnumerateObject().Count());
        Assert.All(metadata.RootElement.EnumerateObject(), static entry => Assert.InRange(entry.Value.GetRawText().Length, 900, 1024));
        Assert.Equal(2, tracer.Warnings.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public void secrets_are_masked()
    {
        using var tracer = new TestTracer();

        Span("root", static () => Tracer.UpdateCurrentTrace(
            sessionId: "sk-abcdefghijklmnopqrstuvwxyz123456",
            tags: ["sk-abcdefghijklmnopqrstuvwxyz123456"],
            metadata: new Dictionary<string, object?> { ["key"] = "sk-abcdefghijklmnopqrstuvwxyz123456" }));

        Assert.DoesNotContain(
            tracer.Single().TagObjects,
            static tag => (tag.Value is string[] tags ? string.Join(',', tags) : tag.Value!.ToString()!).Contains("abcdefghijkl", StringComparison.Ordinal));
    }

    [Fact]
    public void metadata_is_what_it_was_when_it_was_set()
    {
        using var tracer = new TestTracer();

        Span("root", static () =>
        {
            var list = new List<int> { 1 };
            Tracer.UpdateCurrentTrace(metadata: [new("list", list), new("text \"quoted\"", "ä\n"), new("none", null)]);
            list.Add(2);
            Span("child", static () => { });
        });

        Assert.Equal("""{"list":[1],"text \"quoted\"":"ä\n","none":null}""", tracer.Named("child").GetTagItem("metadata"));
    }

    [Fact]
    public void blank_values_change_nothing()
    {
        using var tracer = new TestTracer();

        Span("root", static () =>
        {
            Tracer.SetSessionId("s");
            Tracer.SetSessionId(" ");
            Tracer.SetCustomerId(null!);
            Tracer.Tag(null!);
            Tracer.UpdateCurrentTrace();
        });

        Assert.Equal("s", tracer.Single().GetTagItem("judgment.session_id"));
        Assert.Null(tracer.Single().GetTagItem("judgment.customer_id"));
        Assert.Empty(tracer.Warnings.ToString());
    }

    [Fact]
    public void without_a_span_or_a_recorded_one_nothing_happens()
    {
        SetAll();
        using var tracer = new TestTracer(static options => options.SampleRate = 0);
        SetAll();
        using var foreign = ForeignSource.Recorded();
        using Activity activity = foreign.Start("foreign");
        SetAll();
        Span("unsampled", static () =>
        {
            SetAll();
            Assert.Empty(Activity.Current!.TagObjects);
            Assert.Null(TraceContext.Of(Activity.Current));
        });

        Assert.Empty(activity.TagObjects);
        Assert.Empty(tracer.Warnings.ToString());
        Assert.True(CurrentContext.Values.IsEmpty);
    }

    [Fact]
    public void a_method_sets_what_its_attribute_says_on_its_span_and_in_its_trace()
    {
        using var tracer = new TestTracer();
        ObservedMethod method = HandWoven.Method("Ask").WithTraceContext("s", "u", "beta");

        Span("root", () =>
        {
            Span("before", static () => { });
            HandWoven.Run(method, static () => Span("inner", static () => { }));
            Tracer.SetSessionId("other");
            HandWoven.Run(method, static () => { });
            Span("after", static () => { });
        });

        Assert.Equal(
            [("before", null), ("inner", "s"), ("Ask", "s"), ("Ask", "s"), ("after", "s"), ("root", "other")],
            tracer.Spans.Select(static span => (span.DisplayName, (string?)span.GetTagItem("judgment.session_id"))));
        Assert.Equal("u", tracer.Named("after").GetTagItem("user.id"));
        Assert.Equal(["beta"], Assert.IsType<string[]>(tracer.Named("after").GetTagItem("tag.tags")));
    }

    [Fact]
    public void a_new_trace_can_be_given_the_context_of_another()
    {
        using var tracer = new TestTracer();

        Span("root", static () =>
        {
            Tracer.SetSessionId("s");
            ContextValues values = CurrentContext.Values;
            Activity? current = Activity.Current;
            Activity.Current = null;
            Activity seeded = SpanStarter.Start("seeded")!;
            CurrentContext.Seed(seeded, values);
            Span("below", static () => Tracer.SetSessionId("t"));
            seeded.Stop();
            Activity.Current = current;
            Span("sibling", static () => { });
        });

        Assert.Equal(
            [("below", "t"), ("seeded", "s"), ("sibling", "s"), ("root", "s")],
            tracer.Spans.Select(static span => (span.DisplayName, (string?)span.GetTagItem("judgment.session_id"))));
    }

    private static void SetAll()
    {
        Tracer.SetSessionId("s");
        Tracer.SetCustomerId("c");
        Tracer.SetCustomerUserId("u");
        Tracer.Tag("t");
        Tracer.OverrideProject("p");
        Tracer.UpdateCurrentTrace("u", "s", [new("k", "v")], ["t"]);
        Tracer.UsingAttributes("u", "s", ["t"], [new("k", "v")]).Dispose();
        Tracer.RunIdentity("a", "b", "c").Dispose();
    }

    private static void Span(string name, Action body) => HandWoven.Run(HandWoven.Method(name), body);
}
