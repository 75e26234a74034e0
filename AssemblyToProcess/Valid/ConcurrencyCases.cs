using Judgeval;

namespace AssemblyToProcess;

/// <summary>Calls that run side by side, on other threads and in other contexts.</summary>
public static class ConcurrencyCases
{
    [Observe]
    public static async Task<int> Waits(Gate gate, int n) => await gate.Opened + n;

    [Observe]
    public static async Task<string> First(Gate one, Gate other)
    {
        var first = await Task.WhenAny(Waits(one, 1), Waits(other, 2));
        return $"{await first}";
    }

    [Observe]
    public static async Task<bool> StaysInContext(Gate gate)
    {
        var context = SynchronizationContext.Current;
        await gate.Opened.ConfigureAwait(true);
        return context is not null && ReferenceEquals(context, SynchronizationContext.Current);
    }

    [Observe]
    public static async Task<bool> LeavesContext(Gate gate)
    {
        await gate.Opened.ConfigureAwait(false);
        return SynchronizationContext.Current is null;
    }

    [Observe]
    public static Task PassesOn(Task task) => task;

    [Observe]
    public static void FireAndForget(Log log, Gate gate, TaskCompletionSource<bool> done) => _ = ForgottenAsync(log, gate, done);

    [Observe]
    public static int Square(int n) => n * n;

    [Observe]
    private static async Task ForgottenAsync(Log log, Gate gate, TaskCompletionSource<bool> done)
    {
        await gate.Opened;
        log.Add("forgotten");
        done.SetResult(true);
    }

    public static Task<string> RunWhenAny() => Run(static async log =>
    {
        var one = new Gate();
        var other = new Gate();
        var task = First(one, other);
        other.Open(40);
        log.Add(await task);
        one.Open(1);
    });

    public static string RunContexts() => Pumped(static (log, context) =>
    {
        var gate = new Gate();
        var stays = StaysInContext(gate);
        var leaves = Task.Run(() => LeavesContext(gate));
        var passed = PassesOn(gate.Opened);
        gate.Open(1);
        log.Add(stays.IsCompleted);
        context.Pump();
        log.Add(stays.Result);
        log.Add(leaves.GetAwaiter().GetResult());
        passed.GetAwaiter().GetResult();
    });

    public static Task<string> RunFireAndForget() => Run(static async log =>
    {
        var gate = new Gate();
        var done = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        Ambient.Kept(() => FireAndForget(log, gate, done));
        log.Add("returned");
        gate.Open(1);
        await done.Task;
    });

    public static Task<string> RunParallel() => Run(static async log =>
    {
        var squares = new int[50];
        Parallel.For(0, squares.Length, i => squares[i] = Ambient.Kept(() => Square(i)));
        log.Add(squares.Sum());
        var sums = await Task.WhenAll(Enumerable.Range(0, 20).Select(static n => Task.Run(() => Ambient.Kept(() => Square(n)))));
        log.Add(sums.Sum());
    });

    private static string Pumped(Action<Log, PumpedContext> scenario)
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

    private static async Task<string> Run(Func<Log, Task> scenario)
    {
        var log = new Log();
        using var watch = Ambient.Watch();
        await scenario(log);
        return log.ToString();
    }
}
