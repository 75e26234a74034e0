using System.Collections.Concurrent;
using System.Diagnostics;
using Judgeval.Tests.Support;

namespace Judgeval.Tests.Runtime.Export;

public sealed class OwnRequestTests
{
    [Fact]
    public async Task requests_of_the_tracer_are_not_traced_by_whoever_traces_requests()
    {
        await using OtlpServer server = await OtlpServer.StartAsync();
        var urls = new ConcurrentQueue<string>();
        using var activities = new ActivityListener
        {
            ShouldListenTo = static source => source.Name.StartsWith("System.Net.Http", StringComparison.Ordinal),
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => urls.Enqueue($"{activity.GetTagItem("url.full")}"),
        };
        ActivitySource.AddActivityListener(activities);
        using var events = DiagnosticListener.AllListeners.Subscribe(new Requests(urls));
        using var foreign = ForeignSource.Recorded();
        using Activity? ambient = foreign.Start("request");
        using (Tracer tracer = JudgmentAccount.Start(JudgmentAccount.Options(server.Url)))
        {
            HandWoven.Run(HandWoven.Method("Run"), static () => Tracer.Tag("beta"));
            Assert.True(tracer.Flush());
        }

        // The listeners hear: this request is the program's own.
        using var client = new HttpClient();
        using HttpResponseMessage own = await client.GetAsync(new Uri(server.Url + "/own"));

        Assert.Equal(3, server.Requests.Count);
        Assert.All(server.Requests, static request => Assert.DoesNotContain("traceparent", request.Headers.Keys, StringComparer.OrdinalIgnoreCase));
        string[] heard = [.. urls.Where(url => url.StartsWith(server.Url, StringComparison.Ordinal)).Distinct()];
        Assert.Equal([server.Url + "/own"], heard);
    }

    // As instrumentation hears of requests.
    private sealed class Requests(ConcurrentQueue<string> urls) : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
    {
        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == "HttpHandlerDiagnosticListener")
            {
                value.Subscribe(this);
            }
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value.Value?.GetType().GetProperty("Request")?.GetValue(value.Value) is HttpRequestMessage request)
            {
                urls.Enqueue($"{request.RequestUri}");
            }
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }
    }
}
