using Judgeval;

namespace AssemblyToProcess;

/// <summary>Asynchronous void methods, whose end and exceptions only their synchronization context sees.</summary>
public static class AsyncVoidCases
{
    [Observe]
    public static async void Completes(Log log, Gate gate)
    {
        log.Add("start");
        log.Add(await gate.Opened);
    }

    [Observe]
    public static async void NoAwait(Log log) => log.Add("no await");

    [Observe]
    public static async void Throws(Gate gate, string message)
    {
        await gate.Opened;
        throw new InvalidOperationException(message);
    }

    [Observe]
    public static async void ThrowsAtOnce(string message) => throw new InvalidOperationException(message);

    public static string RunCompletes() => Run(static (log, context) =>
    {
        var gate = new Gate();
        Completes(log, gate);
        log.Add(context.Pending);
        gate.Open(5);
        context.Pump();
        log.Add(context.Pending);
        NoAwait(log);
        log.Add(context.Pending);
    });

    public static string RunThrows() => Run(static (log, context) =>
    {
        var gate = new Gate();
        Throws(gate, "late");
        log.Add(context.Pending);
        gate.Open(1);
        context.Pump();
    });

    public static string RunThrowsAtOnce() => Run(static (log, context) =>
    {
        ThrowsAtOnce("at once");
        log.Add("returned");
        context.Pump();
    });

    private static string Run(Action<Log, PumpedContext> scenario)
    {
        var log = new Log();
        var before = SynchronizationContext.Current;
        var context = new PumpedContext(log);
        SynchronizationContext.SetSynchronizationContext(context);
        try
        {
            Ambient.Kept(() => scenario(log, context));
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }

        return log.ToString();
    }
}
