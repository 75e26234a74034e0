using System.Diagnostics;
using Judgeval.Configuration;
using Judgeval.Diagnostics;
using OpenTelemetry;

namespace Judgeval.Export;

/// <summary>What one tracer shares between its exporter, its lookup of projects and its tags: the connections, the projects' ids, and the ledger.</summary>
internal sealed class JudgmentConnection : IDisposable
{
    private readonly TracerSettings _settings;
    private readonly ProjectRouter _projects;
    private readonly JudgmentHttpHandler _handler;
    private readonly HttpClient _client;
    private readonly HttpClient _tagClient;

    internal JudgmentConnection(TracerSettings settings, RuntimeLog log)
    {
        _settings = settings;
        Ledger = new ExportLedger(settings.MaxQueueSize);
        _projects = new ProjectRouter(settings, log);
        _handler = new JudgmentHttpHandler(settings, () => _projects.RequestId, Ledger, log);
        _handler.InnerHandler = CreateTransport();
        _client = CreateClient(_handler);
        _tagClient = CreateClient(_handler.InnerHandler);
        Tags = settings.IsOffline || settings.Platform is not null ? null : new TraceTagSender(settings, _projects, _tagClient, log);
    }

    internal ExportLedger Ledger { get; }

    /// <summary>Sends tags; null for a tracer that has none to send.</summary>
    internal TraceTagSender? Tags { get; }

    internal string? ProjectId => _projects.OwnId;

    /// <summary>Starts looking the project up.</summary>
    internal void Start() => _projects.Start(_client);

    internal BaseExporter<Activity> CreateExporter() => new JudgmentSpanExporter(_settings, _projects, _client, Ledger);

    /// <summary>Before the exporter ends, which cuts off what is being sent: that is nothing to tell unless spans wait for it, and nothing to try again.</summary>
    internal void Close()
    {
        _handler.Close();
        Tags?.Close();
    }

    public void Dispose()
    {
        _client.Dispose();
        _tagClient.Dispose();
    }

#if NET
    // Without a propagator the handler neither starts an activity for the request nor adds a traceparent header.
    private static SocketsHttpHandler CreateTransport() => new() { ActivityHeadersPropagator = null, PooledConnectionLifetime = TimeSpan.FromMinutes(5) };
#else
    // This one would add the current activity to each request, but the threads that send have none.
    private static HttpClientHandler CreateTransport() => new();
#endif

    private HttpClient CreateClient(HttpMessageHandler handler) => new(handler) { Timeout = TimeSpan.FromMilliseconds(_settings.TimeoutMilliseconds) };
}
