using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Judgeval.Tests.Otlp;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Judgeval.Tests.Support;

/// <summary>Judgment as a program sees it: resolves projects and takes OTLP/HTTP, on a loopback port of its own.</summary>
internal sealed class OtlpServer : IAsyncDisposable
{
    private readonly string _base = "/" + Guid.NewGuid().ToString("N");
    private readonly WebApplication _app;

    private OtlpServer(WebApplication app) => _app = app;

    /// <summary>Of this server alone: its port may have been another's, whose projects the process still knows.</summary>
    public string Url => _app.Urls.First() + _base;

    public string ProjectId { get; } = "project-" + Guid.NewGuid().ToString("N");

    /// <summary>Projects with an id of their own, by name; the rest has <see cref="ProjectId"/>.</summary>
    public ConcurrentDictionary<string, string> ProjectIds { get; } = new();

    /// <summary>What posted spans are answered with.</summary>
    public int Status { get; set; } = 200;

    /// <summary>What they are answered with beside the status.</summary>
    public byte[] Answer { get; set; } = [];

    /// <summary>What the next posts of spans are answered with, one each, and when to come again; then <see cref="Status"/>.</summary>
    public ConcurrentQueue<(int Status, string? RetryAfter)> Statuses { get; } = new();

    /// <summary>Whether compressed spans are answered with 415.</summary>
    public bool RefusesCompression { get; set; }

    /// <summary>What a project lookup is answered with.</summary>
    public int ResolveStatus { get; set; } = 200;

    /// <summary>Posted spans are answered after this.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    /// <summary>Project lookups are answered after this.</summary>
    public Task ResolveGate { get; set; } = Task.CompletedTask;

    /// <summary>What the next posts of tags are answered with, one each; then 200.</summary>
    public ConcurrentQueue<int> TagStatuses { get; } = new();

    /// <summary>Posted tags are answered after this.</summary>
    public Task TagGate { get; set; } = Task.CompletedTask;

    public ConcurrentQueue<OtlpRequest> Requests { get; } = new();

    public IReadOnlyList<OtlpRequest> TraceRequests => [.. Requests.Where(request => request.Path.EndsWith("/traces", StringComparison.Ordinal))];

    public IReadOnlyList<OtlpRequest> OfflineRequests => [.. Requests.Where(request => request.Path == "/otel/v1/offline-traces")];

    public IReadOnlyList<OtlpRequest> TagRequests => [.. Requests.Where(request => request.Path.EndsWith("/tags", StringComparison.Ordinal))];

    public IReadOnlyList<OtlpRequest> ResolveRequests => [.. Requests.Where(request => request.Path == "/v1/projects/resolve/")];

    public IReadOnlyList<OtlpRequest> MetricRequests => [.. Requests.Where(request => request.Path.EndsWith("/metrics", StringComparison.Ordinal))];

    /// <summary>The metrics of the last request that had any: sums are cumulative.</summary>
    public IReadOnlyList<Metric> Metrics => [.. MetricRequests.Reverse().Take(1).SelectMany(request => request.Metrics.ResourceMetrics).SelectMany(r => r.ScopeMetrics).SelectMany(s => s.Metrics)];

    public IReadOnlyList<Span> Spans => [.. TraceRequests.SelectMany(request => request.Traces.ResourceSpans).SelectMany(r => r.ScopeSpans).SelectMany(s => s.Spans)];

    public static async Task<OtlpServer> StartAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        WebApplication app = builder.Build();
        var server = new OtlpServer(app);
        app.UsePathBase(server._base);
        app.UseRouting();
        app.MapPost("/otel/v1/traces", server.TakeTracesAsync);
        app.MapPost("/otel/v1/offline-traces", server.TakeTracesAsync);
        app.MapPost("/v1/projects/{project}/traces/{trace}/tags", server.TakeTagsAsync);

        app.MapPost("/v1/metrics", server.TakeTracesAsync);

        // Where TraceRoot, Traccia and a collector take them.
        app.MapPost("/api/v1/public/traces", server.TakeTracesAsync);
        app.MapPost("/v2/traces", server.TakeTracesAsync);
        app.MapPost("/v1/traces", server.TakeTracesAsync);
        app.MapPost("/v1/projects/resolve/", server.ResolveAsync);
        await app.StartAsync();
        return server;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task<IResult> TakeTracesAsync(HttpRequest request)
    {
        await RecordAsync(request);
        await Gate;
        if (RefusesCompression && request.Headers.ContentEncoding.Count > 0)
        {
            return Results.StatusCode(415);
        }

        if (Statuses.TryDequeue(out (int Status, string? RetryAfter) next))
        {
            request.HttpContext.Response.Headers.RetryAfter = next.RetryAfter;
            return Results.StatusCode(next.Status);
        }

        return Status == 200 ? Results.Bytes(Answer, "application/x-protobuf") : Results.StatusCode(Status);
    }

    private async Task<IResult> TakeTagsAsync(HttpRequest request)
    {
        await RecordAsync(request);
        await TagGate;
        return TagStatuses.TryDequeue(out int status) ? Results.StatusCode(status) : Results.Text("""{"success":true}""", "application/json");
    }

    private async Task<IResult> ResolveAsync(HttpRequest request)
    {
        OtlpRequest resolve = await RecordAsync(request);
        await ResolveGate;
        using JsonDocument body = JsonDocument.Parse(resolve.Body);
        string id = ProjectIds.GetValueOrDefault(body.RootElement.GetProperty("project_name").GetString()!, ProjectId);
        return ResolveStatus == 200 ? Results.Text($$"""{"project_id":"{{id}}"}""", "application/json") : Results.StatusCode(ResolveStatus);
    }

    private async Task<OtlpRequest> RecordAsync(HttpRequest request)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body);
        var headers = request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        var recorded = new OtlpRequest(request.Path.Value!, headers, body.ToArray());
        Requests.Enqueue(recorded);
        return recorded;
    }
}
