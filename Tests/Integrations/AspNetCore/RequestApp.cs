using System.Diagnostics;
using System.Net;
using Judgeval.Spans;
using Judgeval.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Judgeval.Tests.Integrations.AspNetCore;

/// <summary>An application on Kestrel whose requests belong to the tracer of a test. Any logger makes the host start an activity for each request.</summary>
internal sealed class RequestApp : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly TaskCompletionSource _answered = new();
    private Task _later = Task.CompletedTask;

    private RequestApp(WebApplication app)
    {
        _app = app;
        Client = new HttpClient(new SocketsHttpHandler { ActivityHeadersPropagator = null }) { BaseAddress = new Uri(app.Urls.First()) };
    }

    public HttpClient Client { get; }

    /// <summary>The activity around the last request's handling, before and after what UseJudgeval does.</summary>
    public (Activity? Before, Activity? After) Current { get; private set; }

    /// <summary>What came out of the pipeline of the last request.</summary>
    public Exception? Thrown { get; private set; }

    public static async Task<RequestApp> StartAsync(TestTracer? tracer, Action<JudgevalRequestOptions>? configure = null)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders().AddProvider(new SilentLogger());
        builder.WebHost.ConfigureKestrel(static kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        WebApplication app = builder.Build();
        RequestApp? running = null;
        app.Use(next => context =>
        {
            TracerScope.SetOverride(tracer?.Tracer);
            return running!.WatchAsync(context, next);
        });
        app.UseJudgeval(configure);
        app.MapGet("/ask/{id}", static (string id) => HandWoven.CallAsync(HandWoven.Method("Ask"), async () =>
        {
            await Task.Yield();
            return HandWoven.Call(HandWoven.Method("Search"), () => id);
        }));
        app.MapGet("/fail", static string () => throw new InvalidOperationException("of the user's"));
        app.MapGet("/busy", static () => Results.StatusCode(503));
        app.MapGet("/later", () =>
        {
            running!._later = running.WorkLaterAsync();
        });
        await app.StartAsync();
        return running = new RequestApp(app);
    }

    /// <summary>Lets go on what a request has left behind, and waits for it.</summary>
    public Task FinishAsync()
    {
        _answered.SetResult();
        return _later;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }

    private async Task WorkLaterAsync()
    {
        await _answered.Task;
        HandWoven.Run(HandWoven.Method("Later"), static () => { });
    }

    private async Task WatchAsync(HttpContext context, RequestDelegate next)
    {
        Activity? before = Activity.Current;
        try
        {
            await next(context);
        }
        catch (Exception e)
        {
            Thrown = e;
            context.Response.StatusCode = 500;
        }

        Current = (before, Activity.Current);
    }

    private sealed class SilentLogger : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
        }

        public void Dispose()
        {
        }
    }
}
