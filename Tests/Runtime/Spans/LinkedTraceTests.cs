using System.Diagnostics;
using Judgeval.CompilerServices;
using Judgeval.Spans;
using Judgeval.Tests.Otlp;
using Judgeval.Tests.Support;

namespace Judgeval.Tests.Runtime.Spans;

public sealed class LinkedTraceTests
{
    private static readonly ObservedMethod Forked = HandWoven.Method("Research", ["topic"], ObservedMethodOptions.Fork, "agent");

    [Fact]
    public void a_handle_is_the_root_of_a_linked_trace_until_it_is_disposed()
    {
        using var tracer = new TestTracer();

        using (Tracer.Span("outer"))
        {
            Activity? before = Activity.Current;
            using (SpanScope research = Tracer.StartLinkedTrace("research", [new("topic", "tea")], SpanKinds.Agent))
            {
                Assert.Same(research.Activity, Activity.Current);
                research.SetInput("tea?");
                Tracer.Span("inside").Dispose();
                research.SetOutput("tea!");
                research.RecordException(new IOException("late"));
            }

            Assert.Same(before, Activity.Current);
        }

        Activity root = Assert.Single(tracer.Spans, static span => span is { DisplayName: "research", Parent: null, ParentSpanId: var parent } && parent == default);
        Activity invocation = LinkedSpans.InvocationOf(root, tracer.Spans);
        Assert.Equal(tracer.Named("outer").SpanId, invocation.ParentSpanId);
        Assert.Equal(root.SpanId, tracer.Named("inside").ParentSpanId);
        Assert.Equal("tea", root.GetTagItem("topic"));
        Assert.All([root, invocation], static span =>
        {
            Assert.Equal(("tea?", "tea!", "agent"), (Tag(span, "judgment.input"), Tag(span, "judgment.output"), Tag(span, "judgment.span_kind")));
            Assert.Equal((ActivityStatusCode.Error, "late"), (span.Status, span.StatusDescription));
            Assert.Single(span.Events);
        });
    }

    [Fact]
    public void without_a_current_span_a_handle_is_an_ordinary_root()
    {
        using var tracer = new TestTracer();
        using var foreign = ForeignSource.Recorded();
        using Activity ambient = foreign.Start("request");

        Tracer.StartLinkedTrace("research").Dispose();

        Assert.Null(tracer.Single().GetTagItem("judgment.link.source_trace_id"));
        Assert.Same(ambient, Activity.Current);
    }

    [Fact]
    public void it_ends_on_another_thread_and_when_the_program_stops_the_root_itself()
    {
        using var tracer = new TestTracer();
        using SpanScope outer = Tracer.Span("outer");
        SpanScope elsewhere = Tracer.StartLinkedTrace("elsewhere");
        Activity.Current = outer.Activity;
        var thread = new Thread(elsewhere.Dispose);
        thread.Start();
        thread.Join();
        Assert.Same(outer.Activity, Activity.Current);

        SpanScope stopped = Tracer.StartLinkedTrace("stopped");
        stopped.Activity!.Stop();
        stopped.Dispose();
        stopped.Dispose();

        Assert.Same(outer.Activity, Activity.Current);
        Assert.Equal(["elsewhere", "elsewhere", "stopped", "stopped"], tracer.Spans.Select(static span => span.DisplayName));
    }

    [Fact]
    public void the_activity_around_a_foreign_one_is_the_caller_and_the_foreign_one_is_restored()
    {
        using var tracer = new TestTracer();
        using var foreign = ForeignSource.Unrecorded();
        using SpanScope outer = Tracer.Span("outer");
        using Activity between = foreign.Start("http");

        HandWoven.Call(Forked, "tea", static topic => topic);

        Assert.Same(between, Activity.Current);
        Activity root = Assert.Single(tracer.Spans, static span => span.ParentSpanId == default);
        Assert.Equal(outer.Activity!.SpanId, LinkedSpans.InvocationOf(root, tracer.Spans).ParentSpanId);
    }

    [Fact]
    public void the_context_goes_along_and_what_is_set_later_stays_in_its_trace()
    {
        using var tracer = new TestTracer();

        using (Tracer.Span("outer"))
        {
            Tracer.SetSessionId("session-7");
            Tracer.SetCustomerId("acme");
            IDisposable scope = Tracer.UsingAttributes(tags: ["scoped"]);
            using (Tracer.StartLinkedTrace("research"))
            {
                Tracer.SetSessionId("session-8");
                scope.Dispose();
                Tracer.Span("inside").Dispose();
            }

            Tracer.Span("after").Dispose();
        }

        Activity root = Assert.Single(tracer.Spans, static span => span is { DisplayName: "research" } && span.ParentSpanId == default);
        Activity invocation = LinkedSpans.InvocationOf(root, tracer.Spans);
        Assert.Equal(("session-8", "acme"), (Tag(root, "judgment.session_id"), Tag(root, "judgment.customer_id")));
        Assert.Equal(["scoped"], Assert.IsType<string[]>(root.GetTagItem("tag.tags")));
        Assert.Equal(("session-7", "acme"), (Tag(invocation, "judgment.session_id"), Tag(invocation, "judgment.customer_id")));
        Assert.Equal(("session-8", null), (Tag(tracer.Named("inside"), "judgment.session_id"), Tag(tracer.Named("inside"), "tag.tags")));
        Assert.Equal("session-7", Tag(tracer.Named("after"), "judgment.session_id"));
    }

    [Fact]
    public void a_new_trace_is_kept_if_the_callers_is()
    {
        using var tracer = new TestTracer(static options => options.SampleRate = 0.3);

        for (int call = 0; call < 100; call++)
        {
            using (Tracer.Span("outer"))
            {
                HandWoven.Call(Forked, "tea", static topic => topic);
            }
        }

        Assert.InRange(tracer.Spans.Count, 3, 297);
        Assert.Equal(tracer.Spans.Count(static span => span.DisplayName == "outer") * 3, tracer.Spans.Count);
        tracer.AssertNoParentIsMissing();
    }

    [Fact]
    public async Task both_spans_and_their_links_arrive_over_otlp()
    {
        await using OtlpServer server = await OtlpServer.StartAsync();
        using Tracer tracer = Tracer.Create(
            new TracerOptions { ProjectName = "shop", ApiKey = "key", OrganizationId = "org", ApiUrl = server.Url, WarningWriter = new StringWriter() },
            static _ => null);
        TracerScope.SetOverride(tracer);

        Assert.Throws<IOException>(static () => HandWoven.Run(HandWoven.Method("Ask"), static () => HandWoven.Call<string, int>(Forked, "tea", static _ => throw new IOException("dry"))));

        Assert.True(tracer.Flush());
        Span ask = Assert.Single(server.Spans, static span => span.Name == "Ask");
        Span root = Assert.Single(server.Spans, static span => span.Name == "Research" && span.ParentSpanId.IsEmpty);
        Span invocation = Assert.Single(server.Spans, static span => span.Name == "Research" && !span.ParentSpanId.IsEmpty);
        Assert.Equal((ask.TraceId, ask.SpanId), (invocation.TraceId, invocation.ParentSpanId));
        Assert.NotEqual(ask.TraceId, root.TraceId);
        Assert.Equal((invocation.TraceId, invocation.SpanId), (Assert.Single(root.Links).TraceId, root.Links[0].SpanId));
        Assert.Equal((root.TraceId, root.SpanId), (Assert.Single(invocation.Links).TraceId, invocation.Links[0].SpanId));
        Assert.Equal((Hex(invocation.TraceId), Hex(invocation.SpanId)), (root.Attributes.Text("judgment.link.source_trace_id"), root.Attributes.Text("judgment.link.source_span_id")));
        Assert.Equal((Hex(root.TraceId), Hex(root.SpanId)), (invocation.Attributes.Text("judgment.link.target_trace_id"), invocation.Attributes.Text("judgment.link.target_span_id")));
        Assert.All([root, invocation], static span =>
        {
            Assert.Equal(("""{"topic":"tea"}""", "agent", "dry"), (span.Attributes.Text("judgment.input"), span.Attributes.Text("judgment.span_kind"), span.Status.Message));
            Assert.Equal("exception", Assert.Single(span.Events).Name);
        });
    }

    private static string Hex(Google.Protobuf.ByteString id) => Convert.ToHexStringLower(id.Span);

    private static object? Tag(Activity span, string key) => span.GetTagItem(key);
}
