using Judgeval.Configuration;
using Judgeval.Diagnostics;

namespace Judgeval.Export;

/// <summary>Makes the one HTTP client of a tracer. Its requests carry the credentials and no trace of the program's.</summary>
internal static class JudgmentHttp
{
    internal static HttpClient CreateClient(TracerSettings settings, Func<string?> projectId, RuntimeLog log)
    {
#if NET
        // Without a propagator the handler neither starts an activity for the request nor adds a traceparent header.
        var transport = new SocketsHttpHandler { ActivityHeadersPropagator = null, PooledConnectionLifetime = TimeSpan.FromMinutes(5) };
#else
        var transport = new HttpClientHandler();
#endif
        var handler = new JudgmentHeadersHandler(settings, projectId, log) { InnerHandler = transport };
        return new HttpClient(handler) { Timeout = TimeSpan.FromMilliseconds(settings.TimeoutMilliseconds) };
    }
}
