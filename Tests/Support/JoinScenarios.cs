using System.Diagnostics;
using Judgeval.Tests.Docs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Trace;

namespace Judgeval.Tests.Support;

/// <summary>What child processes do that have several tracers, a provider of their own or a host. Each prints what its test asserts.</summary>
internal static class JoinScenarios
{
    public static void Run(string? name)
    {
        switch (name)
        {
            case nameof(JoinAProvider):
                JoinAProvider(new AlwaysOnSampler());
                break;
            case nameof(JoinAProviderThatSamplesOut):
                JoinAProvider(new AlwaysOffSampler());
                break;
            case nameof(OutliveTheRequest):
                OutliveTheRequest();
                break;
            case nameof(UseAToolInAProvider):
                UseAToolInAProvider();
                break;
            case nameof(JoinAndAttach):
                JoinAndAttach();
                break;
            case nameof(SwitchTracers):
                SwitchTracers();
                break;
            case nameof(InitAgain):
                InitAgain();
                break;
            case nameof(InitInsideASpan):
                InitInsideASpan();
                break;
            case nameof(HostingExamples):
                HostingExamples.Run();
                break;
            case nameof(RunAHostAsync):
                RunAHostAsync().GetAwaiter().GetResult();
                break;
        }
    }

    /// <summary>A request with a query and an observed call, in a provider that has an exporter.</summary>
    public static void JoinAProvider(Sampler sampler)
    {
        var exported = new SpanCollector();
        using var app = new ActivitySource("app");
        using (TracerProvider provider = Sdk.CreateTracerProviderBuilder().SetSampler(sampler).AddSource("app").AddJudgeval().AddProcessor(exported).Build())
        {
            using Activity? request = app.StartActivity("request");
            HandWoven.Run(HandWoven.Method("Ask"), () =>
            {
                Tracer.SetSessionId("s");
                app.StartActivity("query")?.Dispose();
                HandWoven.Run(HandWoven.Method("Search"), static () => { });
            });
        }

        Console.WriteLine($"{Names(exported)}; {Tracer.Active is null}");
    }

    public static void JoinAProviderThatSamplesOut() => JoinAProvider(new AlwaysOffSampler());

    /// <summary>Work that goes on when the request that began it has ended.</summary>
    public static void OutliveTheRequest()
    {
        using var app = new ActivitySource("app");
        using TracerProvider provider = Sdk.CreateTracerProviderBuilder().AddSource("app").AddJudgeval().Build();
        Activity request = app.StartActivity("request")!;
        ExecutionContext inside = ExecutionContext.Capture()!;
        request.Dispose();
        ExecutionContext.Run(inside, static _ => HandWoven.Run(HandWoven.Method("Later"), static () => { }), null);
    }

    /// <summary>A request that uses a tool, in a provider.</summary>
    public static void UseAToolInAProvider()
    {
        using var app = new ActivitySource("app");
        using TracerProvider provider = Sdk.CreateTracerProviderBuilder().AddSource("app").AddJudgeval().Build();
        using Activity? request = app.StartActivity("request");
        HandWoven.Run(HandWoven.Method("Search"), Tracer.SetToolSpan);
    }

    /// <summary>A provider that a tracer has joined is handed that tracer's processor and exporter too.</summary>
    public static void JoinAndAttach()
    {
        using var app = new ActivitySource("app");
        using TracerProvider provider = Sdk.CreateTracerProviderBuilder().AddSource("app").AddJudgeval().Build();
        provider.AddProcessor(Tracer.Active!.SpanProcessor).AddProcessor(new SimpleActivityExportProcessor(Tracer.Active!.SpanExporter));
        Activity request = app.StartActivity("request")!;
        ExecutionContext inside = ExecutionContext.Capture()!;
        HandWoven.Run(HandWoven.Method("Ask"), () => app.StartActivity("query")?.Dispose());
        request.Dispose();
        ExecutionContext.Run(inside, static _ => HandWoven.Run(HandWoven.Method("Later"), static () => { }), null);
    }

    /// <summary>Two tracers, one of which is not active at first.</summary>
    public static void SwitchTracers()
    {
        var first = new SpanCollector();
        var second = new SpanCollector();
        Tracer one = Tracer.Init(Options(first));
        TracerOptions later = Options(second);
        later.SetActive = false;
        Tracer two = Tracer.Init(later);
        HandWoven.Run(HandWoven.Method("A"), () =>
        {
            Console.WriteLine($"inside: {two.SetActive()} {one.SetActive()}");
            HandWoven.Run(HandWoven.Method("B"), static () => { });
        });
        Console.WriteLine($"outside: {two.SetActive()} {ReferenceEquals(Tracer.Active, two)}");
        HandWoven.Run(HandWoven.Method("C"), static () => { });
        Console.WriteLine($"back: {one.SetActive()}");
        two.Dispose();
        Console.WriteLine($"shut down: {two.SetActive()} {ReferenceEquals(Tracer.Active, one)}");
        HandWoven.Run(HandWoven.Method("D"), static () => { });
        one.Dispose();
        Console.WriteLine($"{Names(first)}; {Names(second)}");
    }

    /// <summary>Tracers one after another, and one more beside.</summary>
    public static void InitAgain()
    {
        SpanCollector[] collectors = [new(), new(), new()];
        Tracer.Init(Options(collectors[0]));
        HandWoven.Run(HandWoven.Method("A"), static () => { });
        Console.WriteLine(Tracer.Shutdown());
        HandWoven.Run(HandWoven.Method("lost"), static () => { });
        using Tracer second = Tracer.Init(Options(collectors[1]));
        HandWoven.Run(HandWoven.Method("B"), static () => { });
        Tracer.Init(Options(collectors[2]));
        HandWoven.Run(HandWoven.Method("C"), static () => { });
        Console.WriteLine(Tracer.Shutdown());
        second.SetActive();
        HandWoven.Run(HandWoven.Method("D"), static () => { });
        Console.WriteLine(string.Join("; ", collectors.Select(Names)));
    }

    /// <summary>A second tracer while a trace runs, also on another thread; then the first one ends inside the trace.</summary>
    public static void InitInsideASpan()
    {
        var first = new SpanCollector();
        var second = new SpanCollector();
        Tracer one = Tracer.Init(Options(first));
        HandWoven.Run(HandWoven.Method("A"), () =>
        {
            using Tracer two = Tracer.Init(Options(second));
            HandWoven.Run(HandWoven.Method("B"), static () => Task.Run(static () => HandWoven.Run(HandWoven.Method("C"), static () => { })).Wait());
            var thread = new Thread(static () => HandWoven.Run(HandWoven.Method("D"), static () => { }));
            thread.UnsafeStart();
            thread.Join();
            one.Dispose();
            HandWoven.Run(HandWoven.Method("E"), static () => { });
            Console.WriteLine($"{second.Ended[^1].ParentSpanId == default} {second.Ended[^1].Links.Count()}");
        });
        Console.WriteLine($"{Names(first)}; {Names(second)}");
    }

    /// <summary>A host with a service of the user's that works while it starts and while it stops.</summary>
    public static async Task RunAHostAsync()
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddHostedService<Worker>();
        builder.Services.AddJudgeval(static options => options.ServiceName = "code");
        builder.Services.AddJudgeval();
        using IHost host = builder.Build();
        await host.StartAsync();
        Console.WriteLine(ReferenceEquals(Tracer.Active, host.Services.GetRequiredService<Tracer>()));
        await host.StopAsync();
        Console.WriteLine(Tracer.Active is null);
    }

    private static TracerOptions Options(SpanCollector collector)
    {
        var options = new TracerOptions { Exporters = [], WarningWriter = Console.Out };
        options.Processors.Add(collector);
        return options;
    }

    private static string Names(SpanCollector collector) => string.Join(',', collector.Ended.Select(span => span.DisplayName).Order(StringComparer.Ordinal));

    private sealed class Worker : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            HandWoven.Run(HandWoven.Method("Start"), static () => { });
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken)
        {
            HandWoven.Run(HandWoven.Method("Stop"), static () => { });
            return Task.CompletedTask;
        }
    }
}
