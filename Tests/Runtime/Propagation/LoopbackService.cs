using System.Net;
using Judgeval.Spans;
using Judgeval.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Judgeval.Tests.Runtime.Propagation;

/// <summary>A service on a loopback port: keeps the headers of each request, and handles it with a tracer of its own, if it has one.</summary>
internal sealed class LoopbackService : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Tracer? _tracer;

    private LoopbackService(WebApplication app, Tracer? tracer)
    {
        _app = app;
        _tracer = tracer;
    }

    public string Url => _app.Urls.First();

    public List<Dictionary<string, string>> Requests { get; } = [];

    public static async Task<LoopbackService> StartAsync(Tracer? tracer = null)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        WebApplication app = builder.Build();
        var service = new LoopbackService(app, tracer);
        app.Run(service.HandleAsync);
        await app.StartAsync();
        return service;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task HandleAsync(HttpContext context)
    {
        lock (Requests)
        {
            Requests.Add(context.Request.Headers.ToDictionary(static header => header.Key, static header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase));
        }

        if (_tracer is not null)
        {
            TracerScope.SetOverride(_tracer);
            using (Tracer.ContinueTrace(context.Request.Headers, static (headers, name) => headers[name]))
            {
                await HandWoven.CallAsync(HandWoven.Method("handle", kind: "agent"), static async () =>
                {
                    await Task.Yield();
                    return HandWoven.Call(HandWoven.Method("answer"), static () => 42);
                });
            }
        }

        await context.Response.WriteAsync("done");
    }
}
