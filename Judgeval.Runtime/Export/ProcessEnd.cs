using System.Collections.Concurrent;
using Judgeval.Internal;
using Judgeval.Spans;

namespace Judgeval.Export;

/// <summary>
/// Exports what has ended when the process goes without disposing its tracers: at a normal exit, on a signal that ends it, and when an exception that nobody caught
/// does.
/// </summary>
internal static class ProcessEnd
{
    private const int BudgetMilliseconds = 5000;

    private static readonly ConcurrentDictionary<Tracer, bool> Tracers = new();

    static ProcessEnd()
    {
        AppDomain.CurrentDomain.ProcessExit += static (_, _) => ForEach(static (tracer, deadline) => tracer.Stop(deadline.Left));
        AppDomain.CurrentDomain.UnhandledException += static (_, unhandled) => OnUnhandledException(unhandled.ExceptionObject as Exception);
#if NET
        EndSignals.Listen(Flush);
#endif
    }

    internal static void Register(Tracer tracer) => Tracers.TryAdd(tracer, true);

    internal static void Unregister(Tracer tracer) => Tracers.TryRemove(tracer, out _);

    // The process may live on (a debugger, a host that decides otherwise), so the tracers do too.
    internal static void OnUnhandledException(Exception? exception)
    {
        FaultedSpans.EndAll();
        foreach (Tracer tracer in Tracers.Keys)
        {
            tracer.EndAutomaticTrace(exception);
        }

        Flush();
    }

    private static void Flush() => ForEach(static (tracer, deadline) => tracer.FlushAtEnd(deadline));

    // All at once, so that one whose server does not answer takes no time from the others. On threads: the pool may be used up.
    private static void ForEach(Action<Tracer, Deadline> action)
    {
        Deadline deadline = Deadline.In(BudgetMilliseconds);
        Tracer[] tracers = [.. Tracers.Keys];
        Thread[] others = [.. tracers.Skip(1).Select(tracer => new Thread(() => action(tracer, deadline)) { IsBackground = true })];
        foreach (Thread other in others)
        {
            other.Start();
        }

        if (tracers.Length > 0)
        {
            action(tracers[0], deadline);
        }

        foreach (Thread other in others)
        {
            other.Join(deadline.Left);
        }
    }
}
