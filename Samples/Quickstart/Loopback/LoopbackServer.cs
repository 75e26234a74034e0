using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Quickstart.Chat;

namespace Quickstart.Loopback;

/// <summary>The model and the weather service, on a free port of this machine, so that the sample needs neither network nor account.</summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private LoopbackServer(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.First());

    public static async Task<LoopbackServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));

        var app = builder.Build();
        var stations = new WeatherStations();
        app.MapGet("/weather/{city}", (string city) => stations.Read(city));
        app.MapPost("/v1/chat/completions", CompleteAsync);
        await app.StartAsync();
        return new LoopbackServer(app);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static async Task<IResult> CompleteAsync(HttpRequest request)
    {
        var chat = await request.ReadFromJsonAsync<ChatRequest>(ChatClient.Json);
        return chat!.Stream
            ? Results.Stream(body => ScriptedModel.StreamAsync(chat, body), "text/event-stream")
            : Results.Json(ScriptedModel.Complete(chat), ChatClient.Json);
    }
}
