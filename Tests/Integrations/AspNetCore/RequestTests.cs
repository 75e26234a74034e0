using System.Diagnostics;
using System.Net;
using Judgeval.Tests.Support;

namespace Judgeval.Tests.Integrations.AspNetCore;

public sealed class RequestTests
{
    private const string CallerTrace = "0af7651916cd43dd8448eb211c80319c";
    private const string CallerSpan = "b7ad6b7169203331";

    [Theory]
    [InlineData("00", "0000000000000000")]
    [InlineData("01", CallerSpan)]
    public async Task a_request_continues_the_callers_trace_under_the_callers_span_if_that_was_recorded(string flags, string parent)
    {
        using var tracer = new TestTracer();
        await using RequestApp app = await RequestApp.StartAsync(tracer);

        Assert.Equal("7", await SendAsync(app, "/ask/7", ("traceparent", $"00-{CallerTrace}-{CallerSpan}-{flags}")));

        Activity request = tracer.Named("GET /ask/{id}");
        Assert.Equal((CallerTrace, parent), (request.TraceId.ToHexString(), request.ParentSpanId.ToHexString()));
        Assert.Equal(request.SpanId, tracer.Named("Ask").ParentSpanId);
        Assert.Equal(tracer.Named("Ask").SpanId, tracer.Named("Search").ParentSpanId);
        Assert.All(tracer.Spans, static span => Assert.Equal(CallerTrace, span.TraceId.ToHexString()));
    }

    [Fact]
    public async Task the_span_of_a_request_says_what_it_was()
    {
        using var tracer = new TestTracer();
        await using RequestApp app = await RequestApp.StartAsync(tracer);

        await SendAsync(app, "/ask/7?key=sk-secret");

        Activity request = tracer.Named("GET /ask/{id}");
        Assert.Equal(ActivityKind.Server, request.Kind);
        Assert.Equal(("GET", "/ask/{id}", 200, "span"), (request.GetTagItem("http.request.method"), request.GetTagItem("http.route"), request.GetTagItem("http.response.status_code"), request.GetTagItem("judgment.span_kind")));
        Assert.Equal(ActivityStatusCode.Unset, request.Status);
        Assert.DoesNotContain(request.TagObjects, static tag => tag.Value is string text && text.Contains("secret", StringComparison.Ordinal));
    }

    [Fact]
    public async Task without_a_caller_a_request_is_a_root_linked_to_the_hosts_activity_which_stays_current()
    {
        using var tracer = new TestTracer();
        await using RequestApp app = await RequestApp.StartAsync(tracer);

        await SendAsync(app, "/ask/7");

        Assert.NotNull(app.Current.Before);
        Assert.Same(app.Current.Before, app.Current.After);
        Assert.Equal(app.Current.Before.Context, Assert.Single(tracer.Named("GET /ask/{id}").Links).Context);
        tracer.AssertNoParentIsMissing();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task headers_are_read_as_those_of_a_continued_trace(bool recordsRequests)
    {
        using var tracer = new TestTracer();
        await using RequestApp app = await RequestApp.StartAsync(tracer, options => options.RecordsRequests = recordsRequests);

        await SendAsync(
            app,
            "/ask/7",
            ("TraceParent", $"00-{CallerTrace}-{CallerSpan}-01"),
            ("TraceState", "vendor=1"),
            ("Baggage", "team=x"),
            ("baggage", "judgment.session_id=b+1%2F%C3%A9;p=1,judgment.customer_user_id=u,judgment.input=forged"));

        Activity first = tracer.Named(recordsRequests ? "GET /ask/{id}" : "Ask");
        Assert.Equal((CallerTrace, CallerSpan, true, "vendor=1"), (first.TraceId.ToHexString(), first.ParentSpanId.ToHexString(), first.HasRemoteParent, first.TraceStateString));
        Assert.All(tracer.Spans, static span => Assert.Equal((CallerTrace, "b 1/é", "", "u"), (span.TraceId.ToHexString(), Ids(span)[0], Ids(span)[1], Ids(span)[2])));
        Assert.All(tracer.Spans, static span => Assert.Null(span.GetTagItem("team")));
        Assert.Equal("{}", tracer.Named("Ask").GetTagItem("judgment.input"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task what_outlives_the_request_stays_in_its_trace_with_its_ids(bool isCalled)
    {
        using var tracer = new TestTracer();
        await using RequestApp app = await RequestApp.StartAsync(tracer, static options => options.SessionIdHeader = "X-Id");

        await SendAsync(app, "/later", isCalled ? [("X-Id", "s"), ("traceparent", $"00-{CallerTrace}-{CallerSpan}-01")] : [("X-Id", "s")]);
        await app.FinishAsync();

        Assert.Equal(tracer.Named("GET /later").TraceId, tracer.Named("Later").TraceId);
        Assert.Equal("s", Ids(tracer.Named("Later"))[0]);
    }

    [Theory]
    [InlineData("not a traceparent", "\u0001=;;,,%%%=")]
    [InlineData("00-00000000000000000000000000000000-0000000000000000-01", "=,=,=")]
    [InlineData("ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", "judgment.session_id")]
    [InlineData("", "")]
    [InlineData("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01,00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", "judgment.session_id")]
    public async Task garbage_in_the_headers_is_ignored(string traceparent, string baggage)
    {
        using var tracer = new TestTracer();
        await using RequestApp app = await RequestApp.StartAsync(tracer);

        string answer = await SendAsync(app, "/ask/7", ("traceparent", traceparent), ("baggage", baggage.Replace("\u0001", "", StringComparison.Ordinal)));

        Assert.Equal("7", answer);
        Assert.Equal(default, tracer.Named("GET /ask/{id}").ParentSpanId);
        Assert.Null(tracer.Named("Ask").GetTagItem("judgment.session_id"));
        Assert.Equal("", tracer.Warnings.ToString());
    }

    [Fact]
    public async Task ids_come_from_a_function_then_a_header_then_the_callers_baggage()
    {
        using var tracer = new TestTracer();
        await using RequestApp app = await RequestApp.StartAsync(tracer, static options =>
        {
            options.SessionIdHeader = options.UserIdHeader = options.CustomerIdHeader = "X-Id";
            options.SessionId = static context => context.Request.Query["session"];
            options.UserId = static _ => null;
            options.CustomerId = static _ => throw new InvalidOperationException("of the user's");
        });

        await SendAsync(app, "/ask/7?session=asked", ("X-Id", "header"), ("baggage", "judgment.session_id=b"));
        string[] first = Ids(tracer.Named("Search"));
        await SendAsync(app, "/ask/8", ("baggage", "judgment.session_id=b%201,judgment.customer_user_id=u,judgment.input=forged"));

        Assert.Equal(["asked", "", "header"], first);
        Activity second = tracer.Spans.Last(static span => span.DisplayName == "Search");
        Assert.Equal(["b 1", "", "u"], Ids(second));
        Assert.Equal("{}", second.GetTagItem("judgment.input"));
        Assert.Contains("judgment.customer_id failed", tracer.Warnings.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_header_that_is_too_long_is_ignored()
    {
        using var tracer = new TestTracer();
        await using RequestApp app = await RequestApp.StartAsync(tracer);

        await SendAsync(app, "/ask/7", ("baggage", "judgment.session_id=s,a=" + new string('x', 8192)));

        Assert.Equal("", Ids(tracer.Named("Ask"))[0]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task a_caller_that_is_not_trusted_says_nothing(bool recordsRequests)
    {
        using var tracer = new TestTracer();
        await using RequestApp app = await RequestApp.StartAsync(tracer, options => (options.TrustsCaller, options.RecordsRequests) = (false, recordsRequests));

        await SendAsync(app, "/ask/7", ("traceparent", $"00-{CallerTrace}-{CallerSpan}-01"), ("baggage", "judgment.session_id=b"));

        Assert.Equal(default, tracer.Named(recordsRequests ? "GET /ask/{id}" : "Ask").ParentSpanId);
        Assert.NotEqual(CallerTrace, tracer.Named("Ask").TraceId.ToHexString());
        Assert.Equal(["", "", ""], Ids(tracer.Named("Ask")));
    }

    [Fact]
    public async Task what_the_application_throws_goes_on_and_is_recorded()
    {
        using var tracer = new TestTracer();
        await using RequestApp app = await RequestApp.StartAsync(tracer);

        await SendAsync(app, "/fail");

        Assert.Equal("of the user's", Assert.IsType<InvalidOperationException>(app.Thrown).Message);
        Activity request = tracer.Named("GET /fail");
        Assert.Equal((ActivityStatusCode.Error, "of the user's", 500), (request.Status, request.StatusDescription, request.GetTagItem("http.response.status_code")));
        Assert.Same(app.Current.Before, app.Current.After);
    }

    [Fact]
    public async Task a_status_of_500_or_more_is_an_error()
    {
        using var tracer = new TestTracer();
        await using RequestApp app = await RequestApp.StartAsync(tracer);

        await SendAsync(app, "/busy");

        Assert.Equal((ActivityStatusCode.Error, "503"), (tracer.Single().Status, tracer.Single().GetTagItem("error.type")));
    }

    [Fact]
    public async Task a_request_can_be_left_out_and_can_do_without_a_span()
    {
        using var tracer = new TestTracer();
        await using RequestApp app = await RequestApp.StartAsync(tracer, static options =>
        {
            options.RecordsRequests = false;
            options.SessionIdHeader = "X-Id";
            options.Filter = static context => context.Request.Path != "/busy";
        });

        await SendAsync(app, "/busy", ("X-Id", "s"));
        await SendAsync(app, "/ask/7", ("X-Id", "s"));

        Assert.Equal(["Search", "Ask"], tracer.Spans.Select(static span => span.DisplayName));
        Assert.Equal("s", Ids(tracer.Named("Search"))[0]);
    }

    [Fact]
    public async Task without_a_tracer_or_sampled_out_requests_run_as_before()
    {
        using var tracer = new TestTracer(static options => options.SampleRate = 0);
        await using RequestApp sampledOut = await RequestApp.StartAsync(tracer);
        await using RequestApp off = await RequestApp.StartAsync(tracer: null);

        Assert.Equal("1", await SendAsync(sampledOut, "/ask/1"));
        Assert.Equal("2", await SendAsync(off, "/ask/2"));
        Assert.Same(sampledOut.Current.Before, sampledOut.Current.After);
        Assert.Empty(tracer.Spans);
    }

    [Fact]
    public async Task a_thousand_requests_at_once_do_not_mix_their_sessions()
    {
        const int count = 1000;
        using var tracer = new TestTracer();
        await using RequestApp app = await RequestApp.StartAsync(tracer, static options => options.SessionIdHeader = "X-Session-Id");

        string[] answers = await Task.WhenAll(Enumerable.Range(0, count).Select(number => SendAsync(app, $"/ask/{number}", ("X-Session-Id", $"session-{number}"))));

        Assert.Equal(Enumerable.Range(0, count).Select(static number => $"{number}"), answers);
        Assert.Equal(3 * count, tracer.Spans.Count);
        var traces = tracer.Spans.GroupBy(static span => span.TraceId).ToList();
        Assert.Equal(count, traces.Count);
        Assert.All(traces, static trace =>
        {
            var output = trace.Single(static span => span.DisplayName == "Search").GetTagItem("judgment.output");
            Assert.All(trace, span => Assert.Equal($"session-{output}", span.GetTagItem("judgment.session_id")));
        });
        tracer.AssertNoParentIsMissing();
    }

    private static string[] Ids(Activity span) =>
        [.. new[] { "judgment.session_id", "judgment.customer_id", "judgment.customer_user_id" }.Select(key => span.GetTagItem(key) as string ?? "")];

    private static async Task<string> SendAsync(RequestApp app, string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach ((string name, string value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using HttpResponseMessage response = await app.Client.SendAsync(request);
        Assert.True(response.StatusCode is HttpStatusCode.OK or >= HttpStatusCode.InternalServerError, $"{response.StatusCode}");
        return await response.Content.ReadAsStringAsync();
    }
}
