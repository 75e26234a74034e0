using System.Diagnostics;
using Judgeval.Tests.Support;

namespace Judgeval.Tests.Runtime.Propagation;

public sealed class InjectTests
{
    [Fact]
    public void the_current_span_and_its_context_are_written_as_w3c_headers()
    {
        using var tracer = new TestTracer();
        var headers = new Dictionary<string, string>();

        using SpanScope span = Tracer.Span("outer");
        Tracer.SetSessionId("a b+c,d;e=f%");
        Tracer.SetCustomerId("cust 1/é");
        Tracer.UpdateCurrentTrace(userId: "ada", metadata: [new("plan", "pro")], tags: ["beta"]);
        span.SetInput("secret question");
        Tracer.Inject(headers);

        Activity activity = span.Activity!;
        Assert.Equal(["baggage", "traceparent"], headers.Keys.Order());
        Assert.Equal($"00-{activity.TraceId}-{activity.SpanId}-01", headers["traceparent"]);
        Assert.Equal("judgment.session_id=a%20b%2Bc%2Cd%3Be%3Df%25,judgment.customer_id=cust%201%2F%C3%A9,judgment.customer_user_id=ada", headers["baggage"]);
    }

    [Fact]
    public void nothing_is_written_without_a_tracer_and_without_a_span()
    {
        var headers = new Dictionary<string, string>();
        using (Tracer.Span("outer"))
        {
            Tracer.Inject(headers);
        }

        using var tracer = new TestTracer();
        Tracer.Inject(headers);
        Tracer.Inject((IDictionary<string, string>)null!);

        Assert.Empty(headers);
    }

    [Fact]
    public void the_values_of_a_scope_are_written_without_a_span_too()
    {
        using var tracer = new TestTracer();
        var headers = new Dictionary<string, string>();

        using (Tracer.UsingAttributes(sessionId: "session-7"))
        {
            Tracer.Inject(headers);
        }

        Assert.Equal(new KeyValuePair<string, string>("baggage", "judgment.session_id=session-7"), Assert.Single(headers));
    }

    [Fact]
    public void an_activity_of_a_library_is_not_written_but_the_span_around_it()
    {
        using var tracer = new TestTracer();
        using var foreign = ForeignSource.Recorded();
        var alone = new Dictionary<string, string>();
        var inside = new Dictionary<string, string>();

        using (foreign.Start("request"))
        {
            Tracer.Inject(alone);
            using SpanScope span = Tracer.Span("outer");
            using (foreign.Start("http"))
            {
                Tracer.Inject(inside);
            }

            Assert.Contains(span.Activity!.SpanId.ToHexString(), inside["traceparent"], StringComparison.Ordinal);
        }

        Assert.Empty(alone);
    }

    [Fact]
    public void a_trace_that_sampling_left_out_says_so()
    {
        using var tracer = new TestTracer(static options => options.SampleRate = 0);
        var headers = new Dictionary<string, string>();

        using SpanScope span = Tracer.Span("outer");
        Tracer.Span("inner", () => Tracer.Inject(headers));

        Assert.Equal($"00-{span.Activity!.TraceId}-{span.Activity.SpanId}-00", headers["traceparent"]);
    }

    [Fact]
    public void what_the_carrier_has_is_replaced_in_any_case_but_for_the_baggage_of_others()
    {
        using var tracer = new TestTracer();
        var headers = new Dictionary<string, string>
        {
            ["TraceParent"] = "old",
            ["TRACESTATE"] = "old=1",
            ["Baggage"] = "theirs=1;p=2, judgment.session_id=old,also=2",
            ["Other"] = "kept",
        };

        using SpanScope span = Tracer.Span("outer");
        Tracer.SetSessionId("new");
        Tracer.Inject(headers);

        Assert.Equal(["Other", "baggage", "traceparent"], headers.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("theirs=1;p=2,also=2,judgment.session_id=new", headers["baggage"]);
    }

    [Fact]
    public void our_baggage_goes_when_there_is_no_room_and_theirs_stays()
    {
        using var tracer = new TestTracer();
        string theirs = "theirs=" + new string('x', 8192 - 40);
        string many = string.Join(',', Enumerable.Range(0, 180).Select(static index => $"k{index}=v"));
        var full = new Dictionary<string, string> { ["baggage"] = theirs };
        var crowded = new Dictionary<string, string> { ["baggage"] = many };

        using SpanScope span = Tracer.Span("outer");
        Tracer.SetSessionId(new string('s', 60));
        Tracer.Inject(full);
        Tracer.Inject(crowded);

        Assert.Equal((theirs, many), (full["baggage"], crowded["baggage"]));
    }

    [Fact]
    public void the_longest_ids_stay_below_the_limits()
    {
        using var tracer = new TestTracer();
        var headers = new Dictionary<string, string>();
        string id = new('語', 1000);

        using SpanScope span = Tracer.Span("outer");
        Tracer.SetSessionId(id);
        Tracer.SetCustomerId(id);
        Tracer.SetCustomerUserId(id);
        Tracer.Inject(headers);

        Assert.Equal(3, headers["baggage"].Split(',').Length);
        Assert.InRange(headers["baggage"].Length, 6000, 8192);
    }

    [Fact]
    public void a_request_and_a_carrier_of_any_type_get_the_same()
    {
        using var tracer = new TestTracer();
        using var request = new HttpRequestMessage();
        request.Headers.Add("traceparent", "old");
        request.Headers.Add("baggage", ["theirs=1", "judgment.customer_id=old"]);
        var written = new List<string>();

        using SpanScope span = Tracer.Span("outer");
        Tracer.SetSessionId("session-7");
        Tracer.Inject(request.Headers);
        Tracer.Inject(written, static (carrier, name, value) => carrier.Add($"{name}: {value}"));

        string parent = $"00-{span.Activity!.TraceId}-{span.Activity.SpanId}-01";
        Assert.Equal([parent], request.Headers.GetValues("traceparent"));
        Assert.Equal(["theirs=1,judgment.session_id=session-7"], request.Headers.GetValues("baggage"));
        Assert.Equal(["traceparent: " + parent, "baggage: judgment.session_id=session-7"], written);
    }

    [Fact]
    public void a_carrier_that_throws_is_no_fault_of_the_programs()
    {
        using var tracer = new TestTracer();
        using SpanScope span = Tracer.Span("outer");

        Tracer.Inject(new System.Collections.ObjectModel.ReadOnlyDictionary<string, string>(new Dictionary<string, string>()));
        Tracer.Inject(0, static (_, _, _) => throw new InvalidOperationException("secret-header"));

        Assert.DoesNotContain("secret-header", tracer.Warnings.ToString(), StringComparison.Ordinal);
    }
}
