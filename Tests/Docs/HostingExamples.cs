using System.Diagnostics;
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
        Begin();
        Switch();
        Join();
        Attach();
        Export(Tracer.Init(new TracerOptions { Exporters = [] }));
        UseAsync(order: 7).GetAwaiter().GetResult();
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

    private static void Begin()
    {
        using var tracer = Tracer.Init(new TracerOptions { ProjectName = "search-assistant", SampleRate = 0.1 });
        Console.WriteLine(Tracer.Active!.ProjectName);
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

    private static void Attach()
    {
        using var payments = new ActivitySource("Shop.Payments");
        using var tracer = Tracer.Init(projectName: "search-assistant");
        using var provider = Sdk.CreateTracerProviderBuilder()
            .AddSource("Shop.Payments")
            .AddProcessor(tracer.SpanProcessor)
            .Build();
        payments.StartActivity("pay")?.Dispose();
        Tracer.ForceFlush();
    }

    private static void Export(Tracer tracer)
    {
        using var provider = Sdk.CreateTracerProviderBuilder()
            .AddSource("Shop.Payments")
            .AddProcessor(new SimpleActivityExportProcessor(tracer.SpanExporter))
            .Build();
        tracer.Dispose();
    }

    private static async Task UseAsync(int order)
    {
        using var billing = Tracer.Init(new TracerOptions { ProjectName = "billing", SetActive = false });
        using (billing.Use())
        {
            await ChargeAsync(order);
        }

        static async Task ChargeAsync(int order)
        {
            await Task.Yield();
            Console.WriteLine($"{order} {Tracer.Active!.ProjectName}");
        }
    }
}
