using System.Diagnostics;
using System.Net;
using Judgeval.Spans;
using Judgeval.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Judgeval.Tests.Runtime.Spans;

public sealed class AspNetCoreParentTests
{
    private const string CallerTrace = "0af7651916cd43dd8448eb211c80319c";

    [Theory]
    [InlineData("00")]
    [InlineData("01")]
    [InlineData(null)]
    public async Task under_the_hosts_own_activity_no_span_has_a_missing_parent(string? flags)
    {
        using var tracer = new TestTracer();
        Activity? hosting = null;
        Activity? afterwards = null;
        await using WebApplication app = await StartAsync(async () =>
        {
            TracerScope.SetOverride(tracer.Tracer);
            hosting = Activity.Current;
            int answer = await HandWoven.CallAsync(HandWoven.Method("Ask"), static async () =>
            {
                await Task.Yield();
                return HandWoven.Call(HandWoven.Method("Search"), static () => 42);
            });
            afterwards = Activity.Current;
            return answer;
        });
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, app.Urls.First());
        if (flags is not null)
        {
            request.Headers.Add("traceparent", $"00-{CallerTrace}-b7ad6b7169203331-{flags}");
        }

        Assert.Equal("42", await (await client.SendAsync(request)).Content.ReadAsStringAsync());

        Assert.NotNull(hosting);
        Assert.Same(hosting, afterwards);
        Assert.Equal(2, tracer.Spans.Count);
        tracer.AssertNoParentIsMissing();
        Activity ask = tracer.Named("Ask");
        Assert.Equal(default, ask.ParentSpanId);
        Assert.Equal(hosting.Context.SpanId, Assert.Single(ask.Links).Context.SpanId);
        Assert.Equal(ask.SpanId, tracer.Named("Search").ParentSpanId);
        if (flags is not null)
        {
            Assert.Equal(CallerTrace, ask.Links.Single().Context.TraceId.ToHexString());
        }
    }

    // With any logger the host makes an activity for each request, recorded or not.
    private static async Task<WebApplication> StartAsync(Func<Task<int>> handler)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Logging.AddProvider(new SilentLogger());
        builder.WebHost.ConfigureKestrel(static kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        WebApplication app = builder.Build();
        app.MapGet("/", handler);
        await app.StartAsync();
        return app;
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
