using System.Diagnostics;
using Judgeval.Configuration;
using Judgeval.Diagnostics;
using OpenTelemetry;

namespace Judgeval.Export;

/// <summary>What one tracer shares between its exporter and its lookup of projects: the HTTP client, the projects' ids, and the ledger.</summary>
internal sealed class JudgmentConnection : IDisposable
{
    private readonly TracerSettings _settings;
    private readonly ProjectRouter _projects;
    private readonly JudgmentHttpHandler _handler;
    private readonly HttpClient _client;

    internal JudgmentConnection(TracerSettings settings, RuntimeLog log)
    {
        _settings = settings;
        Ledger = new ExportLedger(settings.MaxQueueSize);
        _projects = new ProjectRouter(settings, log);
        _handler = new JudgmentHttpHandler(settings, () => _projects.RequestId, Ledger, log);
        _client = CreateClient(_handler);
    }

    internal ExportLedger Ledger { get; }

    internal string? ProjectId => _projects.OwnId;

    /// <summary>Starts looking the project up.</summary>
    internal void Start() => _projects.Start(_client);

    internal BaseExporter<Activity> CreateExporter() => new JudgmentSpanExporter(_settings, _projects, _client, Ledger);

    public void Dispose()
    {
        _handler.Close();
        _client.Dispose();
    }

    private HttpClient CreateClient(DelegatingHandler handler)
    {
#if NET
        // Without a propagator the handler neither starts an activity for the request nor adds a traceparent header.
        handler.InnerHandler = new SocketsHttpHandler { ActivityHeadersPropagator = null, PooledConnectionLifetime = TimeSpan.FromMinutes(5) };
#else
        // This one would add the current activity to each request, but the threads that send have none.
        handler.InnerHandler = new HttpClientHandler();
#endif
        return new HttpClient(handler) { Timeout = TimeSpan.FromMilliseconds(_settings.TimeoutMilliseconds) };
    }
}
