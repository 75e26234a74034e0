using System.Diagnostics;
using Judgeval.Spans;
using Judgeval.Tests.Otlp;
using Judgeval.Tests.Support;

namespace Judgeval.Tests.Runtime.Propagation;

public sealed class PropagationHandlerTests
{
    [Theory]
    [InlineData("localhost", "http://localhost:5001/a", true)]
    [InlineData("LOCALHOST:5001", "http://localhost:5001/a", true)]
    [InlineData("localhost:5002", "http://localhost:5001/a", false)]
    [InlineData("example.com:443", "https://example.com/a", true)]
    [InlineData("example.com:80", "https://example.com/a", false)]
    [InlineData("*.example.com", "https://api.Example.com/a", true)]
    [InlineData("*.example.com", "https://a.b.example.com/a", true)]
    [InlineData("*.example.com", "https://example.com/a", false)]
    [InlineData("*.example.com", "https://evil-example.com/a", false)]
    [InlineData("*.example.com", "https://example.com.evil.net/a", false)]
    [InlineData("example.com", "https://example.com.evil.net/a", false)]
    [InlineData("example.com", "https://example.com@evil.net/a", false)]
    [InlineData("[::1]:5001", "http://[::1]:5001/a", true)]
    [InlineData("[::1]", "http://[::1]:5001/a", true)]
    [InlineData("bücher.example", "https://xn--bcher-kva.example/a", true)]
    [InlineData("*", "https://anything.example/a", true)]
    public async Task only_named_hosts_get_headers(string pattern, string url, bool expected)
    {
        using var tracer = new TestTracer();
        using SpanScope span = Tracer.Span("outer");
        using var recorder = new RecordingHandler();
        using var invoker = new HttpMessageInvoker(new JudgevalPropagationHandler("other.example", pattern) { InnerHandler = recorder });

        await SendAsync(invoker, url);

        Assert.Equal(expected, recorder.Last.Headers.Contains("traceparent"));
    }

    [Theory]
    [InlineData]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("https://example.com")]
    [InlineData("example.com/path")]
    [InlineData("user@example.com")]
    [InlineData("example.*")]
    [InlineData("*example.com")]
    [InlineData("*.")]
    [InlineData("example.com:port")]
    [InlineData("good.example", null)]
    public void what_is_no_host_is_a_clear_error(params string?[] hosts)
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => new JudgevalPropagationHandler(hosts!));

        Assert.Equal("hosts", error.ParamName);
        Assert.Contains(hosts.Length == 0 ? "'*' for every host" : $"'{hosts[^1]}' is no host. Allowed: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task headers_of_the_user_stay_and_a_request_sent_again_keeps_its_own()
    {
        using var tracer = new TestTracer();
        using var recorder = new RecordingHandler();
        using var invoker = new HttpMessageInvoker(new JudgevalPropagationHandler("*") { InnerHandler = recorder });
        using var users = new HttpRequestMessage(HttpMethod.Get, "http://localhost/");
        users.Headers.Add("traceparent", "theirs");
        users.Headers.Add("baggage", "theirs=1");
        using var again = new HttpRequestMessage(HttpMethod.Get, "http://localhost/");

        using (Tracer.Span("first"))
        {
            Tracer.SetSessionId("session-7");
            await invoker.SendAsync(users, CancellationToken.None);
            await invoker.SendAsync(again, CancellationToken.None);
        }

        string[] first = [.. again.Headers.Select(static header => $"{header.Key}: {string.Join('|', header.Value)}")];
        using (Tracer.Span("second"))
        {
            Tracer.SetSessionId("session-8");
            await invoker.SendAsync(again, CancellationToken.None);
        }

        Assert.Equal(["traceparent: theirs", "baggage: theirs=1,judgment.session_id=session-7"], users.Headers.Select(static header => $"{header.Key}: {string.Join('|', header.Value)}"));
        Assert.Equal(2, first.Length);
        Assert.Equal(first, again.Headers.Select(static header => $"{header.Key}: {string.Join('|', header.Value)}"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task two_services_are_one_trace_on_the_wire(bool synchronously)
    {
        await using OtlpServer server = await OtlpServer.StartAsync();
        using Tracer caller = Start(server);
        using Tracer callee = Start(server);
        await using LoopbackService service = await LoopbackService.StartAsync(callee);
        TracerScope.SetOverride(caller);
        using var client = new HttpClient(new JudgevalPropagationHandler("127.0.0.1") { InnerHandler = new SocketsHttpHandler() });

        await HandWoven.CallAsync(HandWoven.Method("ask"), async () =>
        {
            Tracer.SetSessionId("session-7");
            using var request = new HttpRequestMessage(HttpMethod.Get, service.Url);
            using HttpResponseMessage response = synchronously ? client.Send(request) : await client.SendAsync(request);
            return (int)response.StatusCode;
        });

        Assert.True(caller.Flush() && callee.Flush());
        Span ask = Assert.Single(server.Spans, static span => span.Name == "ask");
        Span handle = Assert.Single(server.Spans, static span => span.Name == "handle");
        Span answer = Assert.Single(server.Spans, static span => span.Name == "answer");
        Assert.Empty(ask.ParentSpanId);
        Assert.Equal((ask.TraceId, ask.SpanId), (handle.TraceId, handle.ParentSpanId));
        Assert.Equal((ask.TraceId, handle.SpanId), (answer.TraceId, answer.ParentSpanId));
        Assert.All(server.Spans, static span => Assert.Equal("session-7", span.Attributes.Text("judgment.session_id")));
    }

    [Fact]
    public async Task a_plain_client_sends_nothing_of_ours()
    {
        using var tracer = new TestTracer();
        await using LoopbackService service = await LoopbackService.StartAsync();
        using var plain = new HttpClient();
        using var elsewhere = new HttpClient(new JudgevalPropagationHandler("agents.example.com") { InnerHandler = new SocketsHttpHandler() });

        await HandWoven.CallAsync(HandWoven.Method("ask", ["question"]), async () =>
        {
            Tracer.SetSessionId("session-7");
            Tracer.SetCustomerId("acme");
            Tracer.UpdateCurrentTrace(userId: "ada", tags: ["beta"]);
            Tracer.SetInput("secret question");
            Assert.Empty(Activity.Current!.Baggage);
            return await plain.GetStringAsync(service.Url) + await elsewhere.GetStringAsync(service.Url);
        });

        Assert.Equal(2, service.Requests.Count);
        Assert.All(service.Requests, static headers =>
        {
            Assert.DoesNotContain("baggage", headers.Keys);
            Assert.DoesNotContain(headers, static header => header.Value.Contains("session-7", StringComparison.Ordinal) || header.Value.Contains("acme", StringComparison.Ordinal) || header.Value.Contains("ada", StringComparison.Ordinal));
        });
    }

    private static Tracer Start(OtlpServer server) => Tracer.Create(
        new TracerOptions { ProjectName = "shop", ApiKey = "key", OrganizationId = "org", ApiUrl = server.Url, WarningWriter = new StringWriter() },
        static _ => null);

    private static async Task SendAsync(HttpMessageInvoker invoker, string url)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        using HttpResponseMessage response = await invoker.SendAsync(request, CancellationToken.None);
    }

    private sealed class RecordingHandler : HttpMessageHandler
    {
        public HttpRequestMessage Last { get; private set; } = null!;

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Last = request;
            return Task.FromResult(new HttpResponseMessage());
        }
    }
}
