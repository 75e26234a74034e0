using Judgeval.Diagnostics;
using OpenTelemetry;

namespace Judgeval.Export.Delivery;

/// <summary>
/// One request and its answer, within a time that covers both. It blocks its caller, which is a thread of ours: a program that has used up its thread pool must not
/// stop its spans. Nothing of it is traced, and no redirect is followed: the credentials are for this host.
/// </summary>
internal sealed class HttpExchange : IDisposable
{
    private const int LongestAnswer = 64 * 1024;

    private readonly HttpClient _client;
    private readonly TimeSource _time;

    internal HttpExchange(TimeSource time, HttpMessageHandler? transport = null)
    {
        _time = time;

        // Each request has a time of its own, which covers the body of its answer as well.
        _client = new HttpClient(transport ?? CreateTransport()) { Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <summary>Asks. Never throws.</summary>
    internal Answer Send(HttpRequestMessage request, TimeSpan timeout, CancellationToken aborted)
    {
        using IDisposable scope = SuppressInstrumentationScope.Begin();
        string url = Display(request.RequestUri!);
        using var attempt = CancellationTokenSource.CreateLinkedTokenSource(aborted);
        try
        {
            attempt.CancelAfter(timeout);
            using HttpResponseMessage response = Send(request, attempt.Token);
            return AnswerReader.Read(url, response, Body(response, attempt.Token), _time.UtcNow);
        }
        catch (Exception e)
        {
            RuntimeEventSource.Instance.Fault("Send", e);
            return AnswerReader.Read(url, e, aborted.IsCancellationRequested, attempt.IsCancellationRequested);
        }
    }

    /// <summary>The same, for those who wait for nothing.</summary>
    internal async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using IDisposable scope = SuppressInstrumentationScope.Begin();
        return await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A URL as it may be told: whoever put a password into it did not mean it for a log.</summary>
    internal static string Display(Uri url) => url.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped);

    public void Dispose() => _client.Dispose();

#if NET
    // Without a propagator the handler neither starts an activity for the request nor adds a traceparent header.
    private static SocketsHttpHandler CreateTransport() => new()
    {
        ActivityHeadersPropagator = null,
        AllowAutoRedirect = false,
        UseCookies = false,
        MaxResponseDrainSize = LongestAnswer,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    };

    private HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken) =>
        _client.Send(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);

    private static Stream Open(HttpContent content, CancellationToken cancellationToken) => content.ReadAsStream(cancellationToken);
#else
    // This one would add the current activity to each request, but the threads that send have none.
    private static HttpClientHandler CreateTransport() => new() { AllowAutoRedirect = false, UseCookies = false };

    private HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken) =>
        _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false).GetAwaiter().GetResult();

    private static Stream Open(HttpContent content, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return content.ReadAsStreamAsync().ConfigureAwait(false).GetAwaiter().GetResult();
    }
#endif

    // The status counts, also when the rest never comes: who sends again what was taken sends it twice.
    private static byte[] Body(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.Content is null or { Headers.ContentLength: 0 })
        {
            return [];
        }

        using var answer = new MemoryStream();
        try
        {
            // A synchronous read takes no token.
            using CancellationTokenRegistration registration = cancellationToken.Register(response.Dispose);
            using Stream body = Open(response.Content, cancellationToken);
            byte[] buffer = new byte[4096];
            int read;
            while (answer.Length < LongestAnswer && (read = body.Read(buffer, 0, buffer.Length)) > 0)
            {
                answer.Write(buffer, 0, read);
            }
        }
        catch (Exception e)
        {
            RuntimeEventSource.Instance.Fault("ReadAnswer", e);
        }

        return answer.ToArray();
    }
}
