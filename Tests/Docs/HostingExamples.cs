using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Trace;

namespace Judgeval.Tests.Docs;

/// <summary>The examples of docs/hosting.md and of the members that it is about, word for word. Those that make a tracer the process's are run by a child process.</summary>
internal static class HostingExamples
{
    public static void Run()
    {
        Switch();
        Join();
        Tracer.AddInstrumentation("Experimental.Microsoft.Extensions.AI");
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddJudgeval(options => options.ProjectName = "search-assistant");
        builder.Services.AddJudgeval(builder.Configuration.GetSection("Tracing"));
        using (IHost host = builder.Build())
        {
            host.Start();
            Console.WriteLine(Tracer.Active!.ProjectName);
            host.StopAsync().GetAwaiter().GetResult();
        }

        using WebApplication app = WebApplication.CreateSlimBuilder().Build();
        app.UseJudgeval(options => options.SessionIdHeader = "X-Session-Id");
        app.UseJudgeval(options => options.UserId = static context => context.User.Identity?.Name);
    }

    private static void Switch()
    {
        using var billing = Tracer.Init(new TracerOptions { ProjectName = "billing", SetActive = false });
        billing.SetActive();
        Console.WriteLine(Tracer.Active!.ProjectName);
    }

    private static void Join()
    {
        using var provider = Sdk.CreateTracerProviderBuilder()
            .AddJudgeval(options => options.ProjectName = "search-assistant")
            .Build();
        Console.WriteLine(Tracer.Active!.ProjectName);
    }
}
