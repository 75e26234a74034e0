using System.Runtime.InteropServices;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Judgeval.Tests.Support;

/// <summary>How child processes end that end by themselves, or are ended.</summary>
internal static class EndScenarios
{
    public const int Spans = 700;

    public static bool TryRun(string? name)
    {
        switch (name)
        {
            case nameof(WaitForSignal):
                WaitForSignal();
                return true;
            case nameof(TakeSignalOn):
                TakeSignalOn();
                return true;
            case nameof(HostUntilSignal):
                HostUntilSignal();
                return true;
            case nameof(ExitInTheMiddle):
                ExitInTheMiddle();
                return true;
            default:
                return false;
        }
    }

    /// <summary>Traces, says so, and does not end.</summary>
    public static void WaitForSignal()
    {
        Trace();
        Console.WriteLine("ready");
        Thread.Sleep(Timeout.Infinite);
    }

    /// <summary>Decides by itself what SIGTERM and Ctrl+C mean: one more span, and an exit code of its own.</summary>
    public static void TakeSignalOn()
    {
        using var signalled = new ManualResetEventSlim();
        using var early = PosixSignalRegistration.Create(PosixSignal.SIGTERM, TakeOn);
        Trace();
        Console.CancelKeyPress += (_, pressed) =>
        {
            pressed.Cancel = true;
            signalled.Set();
        };
        Console.WriteLine("ready");
        signalled.Wait();
        HandWoven.Run(HandWoven.Method("Goodbye"), static () => { });
        Environment.Exit(7);

        void TakeOn(PosixSignalContext context)
        {
            context.Cancel = true;
            signalled.Set();
        }
    }

    /// <summary>A host that a signal stops in its own time: its last span is that of a service that stops.</summary>
    public static void HostUntilSignal()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddJudgeval();
        using WebApplication app = builder.Build();
        app.Lifetime.ApplicationStarted.Register(static () =>
        {
            HandWoven.Run(HandWoven.Method("Work"), static () => { });
            Console.WriteLine("ready");
        });
        app.Lifetime.ApplicationStopping.Register(static () => HandWoven.Run(HandWoven.Method("Goodbye"), static () => { }));
        app.Run();
    }

    /// <summary>Exits while a span is running, from a thread of its own.</summary>
    public static void ExitInTheMiddle()
    {
        Trace();
        HandWoven.Run(HandWoven.Method("Open"), static () =>
        {
            var thread = new Thread(static () => Environment.Exit(3));
            thread.Start();
            thread.Join();
        });
    }

    private static void Trace()
    {
        Tracer.Init();
        for (int i = 0; i < Spans; i++)
        {
            HandWoven.Run(HandWoven.Method("Work"), static () => { });
        }
    }
}
