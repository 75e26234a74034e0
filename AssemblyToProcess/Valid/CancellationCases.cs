using Judgeval;

namespace AssemblyToProcess;

/// <summary>Cancellation in all its forms: a cancelled task stays cancelled, with the token that it was cancelled by.</summary>
public static class CancellationCases
{
    [Observe]
    public static async Task<int> BeforeStart(CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        await Task.Yield();
        return 1;
    }

    [Observe]
    public static async ValueTask MidWay(Log log, CancellationToken cancellation)
    {
        log.Add("waiting");
        await Task.Delay(-1, cancellation);
    }

    [Observe]
    public static async Task Throws(Exception exception)
    {
        await Task.Yield();
        throw exception;
    }

    [Observe]
    public static void ThrowsSynchronously(CancellationToken cancellation) => throw new OperationCanceledException("sync", cancellation);

    [Observe]
    public static Task<int> PassesOn(CancellationToken cancellation) => Task.Delay(-1, cancellation).ContinueWith(static _ => 1, cancellation, TaskContinuationOptions.None, TaskScheduler.Default);

    [Observe]
    public static IEnumerable<int> Steps(CancellationToken cancellation)
    {
        yield return 1;
        cancellation.ThrowIfCancellationRequested();
        yield return 2;
    }

    public static Task<string> RunBeforeStart() => BeforeStartAsync(new CancellationToken(canceled: true));

    public static Task<string> RunMidWay() => Run(static async (log, source) =>
    {
        var task = MidWay(log, source.Token).AsTask();
        source.Cancel();
        await Describe(log, task, source.Token);
    });

    public static Task<string> RunOtherTokens() => Run(static async (log, source) =>
    {
        using var other = new CancellationTokenSource();
        other.Cancel();
        await Describe(log, Throws(new OperationCanceledException("other", other.Token)), other.Token);
        await Describe(log, Throws(new OperationCanceledException("none")), default);
        await Describe(log, Throws(new TaskCanceledException("task")), default);
        await Describe(log, Throws(new TaskCanceledException(Task.FromCanceled(other.Token))), default);
        await Describe(log, Throws(new AggregateException(new OperationCanceledException(), new TimeoutException())), default);
    });

    public static Task<string> RunTasks() => Run(static async (log, source) =>
    {
        var task = PassesOn(source.Token);
        source.Cancel();
        await Describe(log, task, source.Token);
        await Describe(log, PassesOn(source.Token), source.Token);
    });

    public static Task<string> RunIterator() => Run(static (log, source) =>
    {
        try
        {
            foreach (var step in Steps(source.Token))
            {
                log.Add(step);
                source.Cancel();
            }
        }
        catch (OperationCanceledException exception)
        {
            log.Add(exception.CancellationToken == source.Token);
        }

        return Task.CompletedTask;
    });

    public static string RunSynchronously()
    {
        ThrowsSynchronously(new CancellationToken(canceled: true));
        return "no exception";
    }

    private static async Task<string> BeforeStartAsync(CancellationToken cancellation) => (await BeforeStart(cancellation)).ToString();

    private static async Task Describe(Log log, Task task, CancellationToken expected)
    {
        try
        {
            await task;
        }
        catch (OperationCanceledException exception)
        {
            log.Add($"{task.Status} {exception.GetType().Name} {exception.Message} {exception.CancellationToken == expected}");
        }
        catch (Exception exception)
        {
            log.Add($"{task.Status} {exception.GetType().Name} {exception.Message}");
        }
    }

    private static async Task<string> Run(Func<Log, CancellationTokenSource, Task> scenario)
    {
        var log = new Log();
        using var source = new CancellationTokenSource();
        using var watch = Ambient.Watch();
        await scenario(log, source);
        return log.ToString();
    }
}
