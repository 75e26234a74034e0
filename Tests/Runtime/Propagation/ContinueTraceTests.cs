using System.Diagnostics;
using Judgeval.Tests.Support;

namespace Judgeval.Tests.Runtime.Propagation;

public sealed class ContinueTraceTests
{
    private const string TraceId = "0af7651916cd43dd8448eb211c80319c";
    private const string SpanId = "b7ad6b7169203331";
    private const string Parent = $"00-{TraceId}-{SpanId}-01";

    [Fact]
    public void spans_inside_are_children_of_the_callers_span_with_its_context()
    {
        using var tracer = new TestTracer();

        using (Tracer.ContinueTrace(Headers(("TraceParent", Parent), ("tracestate", "vendor=1"), ("BAGGAGE", "judgment.session_id=s+7%20x, judgment.customer_id = acme;p=1 ,judgment.customer_user_id=ada"))))
        {
            Tracer.Span("first", static () => Tracer.Span("child", static () => { }));
            Tracer.Span("second", static () => { });
        }

        Tracer.Span("after", static () => { });
        Assert.All(["first", "second"], name =>
        {
            Activity span = tracer.Named(name);
            Assert.Equal((TraceId, SpanId, true, "vendor=1"), (span.TraceId.ToHexString(), span.ParentSpanId.ToHexString(), span.HasRemoteParent, span.TraceStateString));
        });
        Assert.Equal((tracer.Named("first").SpanId, false), (tracer.Named("child").ParentSpanId, tracer.Named("child").HasRemoteParent));
        Assert.All(tracer.Spans.Take(3), static span => Assert.Equal(("s 7 x", "acme", "ada"), (Tag(span, "judgment.session_id"), Tag(span, "judgment.customer_id"), Tag(span, "judgment.customer_user_id"))));
        Assert.NotEqual(TraceId, tracer.Named("after").TraceId.ToHexString());
        Assert.Null(Tag(tracer.Named("after"), "judgment.session_id"));
    }

    [Fact]
    public void what_is_injected_is_continued_through_every_kind_of_carrier()
    {
        using var tracer = new TestTracer();
        var headers = new Dictionary<string, string>();
        using var request = new HttpRequestMessage();
        using (Tracer.Span("caller"))
        {
            Tracer.SetSessionId("über +%,;=\"\\ 語");
            Tracer.Inject(headers);
            Tracer.Inject(request.Headers);
        }

        IReadOnlyDictionary<string, string> readOnly = headers;
        Handle(Tracer.ContinueTrace(headers));
        Handle(Tracer.ContinueTrace(readOnly));
        Handle(Tracer.ContinueTrace(request.Headers));
        Handle(Tracer.ContinueTrace(headers, static (carrier, name) => carrier.TryGetValue(name, out string? value) ? [value] : null));

        Activity caller = tracer.Named("caller");
        Assert.Equal(5, tracer.Spans.Count);
        Assert.All(tracer.Spans.Skip(1), span =>
        {
            Assert.Equal((caller.TraceId, caller.SpanId), (span.TraceId, span.ParentSpanId));
            Assert.Equal("über +%,;=\"\\ 語", Tag(span, "judgment.session_id"));
        });
    }

    [Fact]
    public void an_empty_carrier_means_a_new_trace_that_the_spans_around_are_no_part_of()
    {
        using var tracer = new TestTracer();

        using (SpanScope outer = Tracer.Span("outer"))
        {
            Tracer.SetSessionId("outer");
            using (Tracer.ContinueTrace(new Dictionary<string, string>()))
            {
                Assert.Null(Tracer.CurrentSpan.Activity);
                Assert.Same(outer.Activity, Activity.Current);
                Tracer.Span("inside", static () => { });
                Assert.Same(outer.Activity, Activity.Current);
            }

            Tracer.Span("after", static () => { });
        }

        Activity inside = tracer.Named("inside");
        Assert.Equal(default, inside.ParentSpanId);
        Assert.NotEqual(tracer.Named("outer").TraceId, inside.TraceId);
        Assert.Equal(tracer.Named("outer").Context, Assert.Single(inside.Links).Context);
        Assert.Null(Tag(inside, "judgment.session_id"));
        Assert.Equal(tracer.Named("outer").SpanId, tracer.Named("after").ParentSpanId);
    }

    [Theory]
    [InlineData("00")]
    [InlineData("01")]
    public void our_own_sampler_decides_whatever_the_callers_flag_says(string flag)
    {
        using var all = new TestTracer();
        Handle(Tracer.ContinueTrace(Headers(("traceparent", $"00-{TraceId}-{SpanId}-{flag}"))));
        Assert.Equal(TraceId, all.Single().TraceId.ToHexString());

        using var none = new TestTracer(static options => options.SampleRate = 0);
        Handle(Tracer.ContinueTrace(Headers(("traceparent", $"00-{TraceId}-{SpanId}-{flag}"))));
        Assert.Empty(none.Spans);
    }

    [Fact]
    public void a_span_that_the_caller_did_not_record_is_no_parent_but_its_trace_goes_on()
    {
        using var tracer = new TestTracer();

        Handle(Tracer.ContinueTrace(Headers(("traceparent", $"00-{TraceId}-{SpanId}-00"))));

        Activity span = tracer.Single();
        Assert.Equal((TraceId, default(ActivitySpanId), false), (span.TraceId.ToHexString(), span.ParentSpanId, span.HasRemoteParent));
    }

    [Fact]
    public void what_is_set_before_there_is_a_span_is_for_the_spans_to_come_and_travels_on()
    {
        using var tracer = new TestTracer();
        var passedOn = new Dictionary<string, string>();

        using (Tracer.ContinueTrace(Headers(("traceparent", Parent), ("tracestate", "vendor=1"), ("baggage", "judgment.session_id=old"))))
        {
            Tracer.SetSessionId("new");
            Tracer.Inject(passedOn);
            Tracer.Span("first", static () => Tracer.SetCustomerId("acme"));
            Tracer.Span("second", static () => { });
        }

        Assert.Equal((Parent, "vendor=1", "judgment.session_id=new"), (passedOn["traceparent"], passedOn["tracestate"], passedOn["baggage"]));
        Assert.All(tracer.Spans, static span => Assert.Equal(("new", "acme"), (Tag(span, "judgment.session_id"), Tag(span, "judgment.customer_id"))));
    }

    [Fact]
    public void without_a_callers_span_what_one_trace_sets_is_not_the_nexts()
    {
        using var tracer = new TestTracer();

        using (Tracer.ContinueTrace(Headers(("baggage", "judgment.customer_id=acme"))))
        {
            Tracer.Span("first", static () => Tracer.SetSessionId("first"));
            Tracer.Span("second", static () => { });
        }

        Assert.NotEqual(tracer.Named("first").TraceId, tracer.Named("second").TraceId);
        Assert.Equal(("acme", null), (Tag(tracer.Named("second"), "judgment.customer_id"), Tag(tracer.Named("second"), "judgment.session_id")));
    }

    [Fact]
    public async Task scopes_nest_flow_and_end_for_work_that_goes_on()
    {
        using var tracer = new TestTracer();
        var gate = new TaskCompletionSource();
        Task late;

        using (Tracer.ContinueTrace(Headers(("traceparent", Parent))))
        {
            using (Tracer.ContinueTrace(Headers(("traceparent", $"00-11111111111111111111111111111111-{SpanId}-01"))))
            {
                await Task.Yield();
                Handle(null);
            }

            Handle(null);
            late = Task.Run(async () =>
            {
                await gate.Task;
                Handle(null);
            });
        }

        gate.SetResult();
        await late;
        Assert.Equal(["11111111111111111111111111111111", TraceId], tracer.Spans.Take(2).Select(static span => span.TraceId.ToHexString()));
        Assert.Equal(default, tracer.Spans[2].ParentSpanId);
    }

    [Fact]
    public void the_span_around_stays_no_parent_when_it_ends_inside()
    {
        using var tracer = new TestTracer();
        using SpanScope root = Tracer.Span("root");
        SpanScope outer = Tracer.Span("outer");

        using (Tracer.ContinueTrace(Headers(("traceparent", Parent))))
        {
            outer.Dispose();
            Handle(null);
        }

        Assert.Equal(SpanId, tracer.Named("handle").ParentSpanId.ToHexString());
    }

    [Fact]
    public void a_library_activity_inside_stays_current_and_is_passed_over()
    {
        using var tracer = new TestTracer();
        using var foreign = ForeignSource.Recorded();
        using Activity request = foreign.Start("request");

        using (Tracer.ContinueTrace(Headers(("traceparent", Parent))))
        {
            using Activity inner = foreign.Start("middleware");
            HandWoven.Run(HandWoven.Method("handle"), () => Assert.NotSame(inner, Activity.Current));
            Assert.Same(inner, Activity.Current);
            Assert.Equal(request.TraceId, inner.TraceId);
            Assert.Equal(inner.Context, Assert.Single(tracer.Single().Links).Context);
        }

        Assert.Equal(SpanId, tracer.Single().ParentSpanId.ToHexString());
    }

    [Fact]
    public void a_sequence_and_a_fork_inside_begin_in_the_callers_trace()
    {
        using var tracer = new TestTracer(static options => options.SampleRate = 1);

        using (Tracer.ContinueTrace(Headers(("traceparent", Parent))))
        {
            Assert.Equal([1, 2], HandWoven.Sequence(HandWoven.Method("Items"), [1, 2]));
            Tracer.StartLinkedTrace("fork").Dispose();
        }

        Assert.All(tracer.Spans, static span => Assert.Equal(TraceId, span.TraceId.ToHexString()));
        Assert.Equal(SpanId, tracer.Named("fork").ParentSpanId.ToHexString());
    }

    private static void Handle(IDisposable? scope)
    {
        using (scope)
        {
            HandWoven.Run(HandWoven.Method("handle"), static () => { });
        }
    }

    private static object? Tag(Activity span, string key) => span.GetTagItem(key);

    private static KeyValuePair<string, string>[] Headers(params (string Name, string Value)[] headers) => [.. headers.Select(static header => KeyValuePair.Create(header.Name, header.Value))];
}
