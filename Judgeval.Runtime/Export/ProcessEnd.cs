using System.Collections.Concurrent;
using Judgeval.Spans;

namespace Judgeval.Export;

/// <summary>Exports what has ended when the process goes without disposing its tracers: at a normal exit, and when an exception that nobody caught ends it.</summary>
internal static class ProcessEnd
{
    private const int BudgetMilliseconds = 5000;

    private static readonly ConcurrentDictionary<Tracer, bool> Tracers = new();

    static ProcessEnd()
    {
        AppDomain.CurrentDomain.ProcessExit += static (_, _) => ForEach(static tracer => tracer.Stop(BudgetMilliseconds));
        AppDomain.CurrentDomain.UnhandledException += static (_, unhandled) => OnUnhandledException(unhandled.ExceptionObject as Exception);
    }

    internal static void Register(Tracer tracer) => Tracers.TryAdd(tracer, true);

    internal static void Unregister(Tracer tracer) => Tracers.TryRemove(tracer, out _);

    // The process may live on (a debugger, a host that decides otherwise), so the tracers do too.
    internal static void OnUnhandledException(Exception? exception)
    {
        FaultedSpans.EndAll();
        ForEach(tracer =>
        {
            tracer.EndAutomaticTrace(exception);
            tracer.Flush(BudgetMilliseconds);
        });
    }

    private static void ForEach(Action<Tracer> action)
    {
        foreach (Tracer tracer in Tracers.Keys)
        {
            action(tracer);
        }
    }
}
