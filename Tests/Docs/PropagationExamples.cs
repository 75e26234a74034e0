using System.Diagnostics;
using Judgeval.Tests.Support;
using Tracer = Judgeval.Tracer;

namespace Judgeval.Tests.Docs;

/// <summary>The examples of linked traces and of propagation, word for word, run. <see cref="TracerDocsTests"/> finds each example of the documentation here.</summary>
public sealed class PropagationExamples : IDisposable
{
    private const string Parent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private readonly TestTracer _tracer = new();
    private readonly Queue queue = new();
    private readonly int order = 7;
    private readonly string url = "https://example.com";

    public void Dispose() => _tracer.Dispose();

    [Fact]
    public void a_linked_trace()
    {
        using (Tracer.Span("outer"))
        {
            using (SpanScope research = Tracer.StartLinkedTrace("research", [new("topic", "tea")], SpanKinds.Agent))
            {
                research.SetOutput(Research("tea"));
            }
        }

        Assert.Equal(["all about tea", "all about tea"], _tracer.OfKind("agent").Select(static span => span.GetTagItem("judgment.output")));

        static string Research(string topic) => "all about " + topic;
    }

    [Fact]
    public void inject_into_a_dictionary()
    {
        using SpanScope span = Tracer.Span("outer");

        var headers = new Dictionary<string, string>();
        Tracer.Inject(headers);
        queue.Send(new Message(headers, order));

        Assert.Contains(span.Activity!.SpanId.ToHexString(), queue.Last!.Headers["traceparent"], StringComparison.Ordinal);
    }

    [Fact]
    public void inject_into_a_request()
    {
        using SpanScope span = Tracer.Span("outer");

        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        Tracer.Inject(request.Headers);

        Assert.True(request.Headers.Contains("traceparent"));
    }

    [Fact]
    public void inject_into_anything()
    {
        using SpanScope span = Tracer.Span("outer");
        var message = new Message([], order);

        Tracer.Inject(message, static (message, name, value) => message.Properties[name] = value);

        Assert.Equal(["traceparent"], message.Properties.Keys);
    }

    [Fact]
    public void continue_from_a_dictionary()
    {
        var message = new Message(new Dictionary<string, string> { ["traceparent"] = Parent }, order);

        using (Tracer.ContinueTrace(message.Headers))
        {
            Handle(message);
        }

        AssertContinued();
    }

    [Fact]
    public void continue_from_a_request()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Headers.Add("traceparent", Parent);

        using (Tracer.ContinueTrace(request.Headers))
        {
            Handle(request);
        }

        AssertContinued();
    }

    [Fact]
    public void continue_from_anything()
    {
        var message = new Message([], order);
        message.Properties["traceparent"] = Parent;

        using (Tracer.ContinueTrace(message, static (message, name) => message.Properties.TryGetValue(name, out string? value) ? [value] : null))
        {
            Handle(message);
        }

        AssertContinued();
    }

    [Fact]
    public void a_client_with_the_handler()
    {
        using var client = new HttpClient(new JudgevalPropagationHandler("agents.example.com", "*.internal.example.com") { InnerHandler = new HttpClientHandler() });

        Assert.NotNull(client);
    }

    private static void Handle(object message) => Tracer.Span("handle", () => Tracer.SetInput(message.GetType().Name));

    private void AssertContinued()
    {
        Activity span = _tracer.Single();
        Assert.Equal((true, "b7ad6b7169203331"), (span.HasRemoteParent, span.ParentSpanId.ToHexString()));
    }

    private sealed record Message(Dictionary<string, string> Headers, int Order)
    {
        public Dictionary<string, string> Properties { get; } = [];
    }

    private sealed class Queue
    {
        public Message? Last { get; private set; }

        public void Send(Message message) => Last = message;
    }
}
