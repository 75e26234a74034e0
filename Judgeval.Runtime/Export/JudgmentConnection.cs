using System.Diagnostics;
using Judgeval.Configuration;
using Judgeval.Diagnostics;
using OpenTelemetry;

namespace Judgeval.Export;

/// <summary>What one tracer shares between its exporter and its lookup of the project: the HTTP client, the project's id, and the ledger.</summary>
internal sealed class JudgmentConnection : IDisposable
{
    private readonly TracerSettings _settings;
    private readonly ProjectResolver _project;
    private readonly HttpClient _client;

    internal JudgmentConnection(TracerSettings settings, RuntimeLog log)
    {
        _settings = settings;
        Ledger = new ExportLedger(settings.MaxQueueSize);
        _project = new ProjectResolver(settings, log);
        _client = CreateClient(new JudgmentHttpHandler(settings, () => _project.ProjectId, Ledger, log));
    }

    internal ExportLedger Ledger { get; }

    internal string? ProjectId => _project.ProjectId;

    /// <summary>Starts looking the project up.</summary>
    internal void Start() => _project.Start(_client);

    internal BaseExporter<Activity> CreateExporter() => new JudgmentSpanExporter(_settings, _project, _client, Ledger);

    public void Dispose() => _client.Dispose();

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
