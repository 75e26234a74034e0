using System.Net;
using Judgeval;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace SupportDesk;

/// <summary>An agent behind HTTP.</summary>
internal static class Service
{
    public static async Task RunAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddSingleton<SupportAgent>();
        builder.Services.AddJudgeval(options => Account.Configure(options, "support-service"));

        var app = builder.Build();
        app.UseJudgeval();
        app.MapGet("/answers/{question}", (string question, SupportAgent agent) => agent.AnswerAsync(question));
        await app.StartAsync();
        Console.WriteLine(app.Urls.First());

        // Whoever started the service ends it by closing its input.
        await Console.In.ReadToEndAsync();
        await app.StopAsync();
    }
}
