using System.Threading.Tasks.Sources;
using Judgeval;

namespace AssemblyToProcess;

/// <summary>Methods that return a task without being asynchronous themselves.</summary>
public static class TaskCases
{
    [Observe]
    public static Task Plain(Task task) => task;

    [Observe]
    public static Task<T> Of<T>(Task<T> task) => task;

    [Observe]
    public static ValueTask Value(ValueTask task) => task;

    [Observe]
    public static ValueTask<T> ValueOf<T>(ValueTask<T> task) => task;

    [Observe]
    public static Task<int> ThrowsSynchronously(string message) => throw new InvalidOperationException(message);

    [Observe]
    public static Task<int> Branches(int n, Gate gate)
    {
        if (n == 0)
        {
            return Task.FromResult(0);
        }

        try
        {
            return n == 1 ? gate.Opened : Task.FromException<int>(new TimeoutException("late"));
        }
        finally
        {
            n = 5;
        }
    }

    [Observe]
    public static Task<int> Started(int n) => Task.Run(() => n + 1);

    [Observe]
    public static Task<int>? Null(string? text) => text is null ? null : Task.FromResult(text.Length);

    [Observe]
    public static OwnTask Derived(OwnTask task) => task;

    [Observe]
    public static IAsyncResult AsResult(Task task) => task;

    public static Task<string> RunDerived() => Run(static async log =>
    {
        using var watch = Ambient.Watch();
        var own = new OwnTask(static () => 3);
        log.Add(ReferenceEquals(own, Derived(own)));
        log.Add(ReferenceEquals(own, Of(own)));
        log.Add(ReferenceEquals(own, AsResult(own)));
        own.RunSynchronously(TaskScheduler.Default);
        log.Add(await own);
        log.Add(await Of(own));
    });

    public static Task<string> RunReadOnce() => Run(static async log =>
    {
        using var watch = Ambient.Watch();
        var pending = new OnceSource();
        var task = ValueOf(new ValueTask<int>(pending, 0));
        var untyped = new OnceSource();
        var plain = Value(new ValueTask(untyped, 0));
        pending.Complete(5);
        untyped.Complete(6);
        log.Add(await task);
        await plain;
        log.Add($"{pending.Reads} {untyped.Reads}");
        var done = new OnceSource();
        done.Complete(7);
        log.Add(await ValueOf(new ValueTask<int>(done, 0)));
        log.Add(done.Reads);
    });

    public static Task<string> RunCompleted() => Run(static async log =>
    {
        using var watch = Ambient.Watch();
        var done = Task.FromResult(5);
        log.Add(ReferenceEquals(done, Of(done)));
        log.Add(ReferenceEquals(Task.CompletedTask, Plain(Task.CompletedTask)));
        log.Add(await Of(done));
        log.Add(Value(default).IsCompletedSuccessfully);
        log.Add(await ValueOf(new ValueTask<int>(6)));
        log.Add(await Branches(0, new Gate()));
        log.Add(Null(null) is null);
        log.Add(await Null("text")!);
        log.Add(await Started(1));
    });

    public static Task<string> RunPending() => Run(static async log =>
    {
        using var watch = Ambient.Watch();
        var gate = new Gate();
        var task = Of(gate.Opened);
        var plain = Plain(gate.Opened);
        var branch = Branches(1, gate);
        var value = ValueOf(new ValueTask<int>(gate.Opened));
        var untyped = Value(new ValueTask(gate.Opened));
        log.Add($"{task.IsCompleted} {plain.IsCompleted} {branch.IsCompleted} {value.IsCompleted} {untyped.IsCompleted}");
        gate.Open(7);
        await plain;
        await untyped;
        log.Add($"{await task} {await branch} {await value}");
    });

    public static Task<string> RunFaulted() => Run(static async log =>
    {
        using var watch = Ambient.Watch();
        await Describe(log, Of(Task.FromException<int>(new InvalidOperationException("faulted"))));
        await Describe(log, Plain(Task.FromException(new InvalidOperationException("faulted"))));
        await Describe(log, Branches(2, new Gate()));
        await Describe(log, ValueOf(ValueTask.FromException<int>(new InvalidOperationException("faulted"))).AsTask());
        await Describe(log, Value(ValueTask.FromException(new InvalidOperationException("faulted"))).AsTask());

        var gate = new Gate();
        var pending = Of(gate.Opened);
        gate.Fail(new TimeoutException("later"));
        await Describe(log, pending);
    });

    public static Task<string> RunCancelled() => Run(static async log =>
    {
        using var watch = Ambient.Watch();
        using var source = new CancellationTokenSource();
        var pending = new TaskCompletionSource<int>();
        var task = Of(pending.Task);
        source.Cancel();
        pending.SetCanceled(source.Token);
        await Describe(log, task, source.Token);
        await Describe(log, Of(Task.FromCanceled<int>(source.Token)), source.Token);
        await Describe(log, Plain(Task.FromCanceled(source.Token)), source.Token);
        await Describe(log, Value(ValueTask.FromCanceled(source.Token)).AsTask(), source.Token);
    });

    public static Task<string> RunTwoFaults() => Run(static async log =>
    {
        using var watch = Ambient.Watch();
        var first = new Gate();
        var second = new Gate();
        var task = Plain(Task.WhenAll(first.Opened, second.Opened));
        first.Fail(new InvalidOperationException("first"));
        second.Fail(new TimeoutException("second"));
        await Describe(log, task);
        log.Add(string.Join(',', task.Exception!.InnerExceptions.Select(static inner => inner.Message)));
    });

    public static Task<string> RunCold() => Run(static async log =>
    {
        using var watch = Ambient.Watch();
        var cold = new Task<int>(static () => 3);
        var returned = Of(cold);
        log.Add(ReferenceEquals(cold, returned));
        log.Add(returned.Status);
        returned.Start(TaskScheduler.Default);
        log.Add(await returned);
    });

    public static Task<string> RunState() => Run(static async log =>
    {
        using var watch = Ambient.Watch();
        var source = new TaskCompletionSource<int>("state");
        var task = Of(source.Task);
        log.Add(task.AsyncState);
        source.SetResult(1);
        log.Add(await task);
    });

    public static string RunThrowsSynchronously() => ThrowsSynchronously("before the task").ToString()!;

    private static async Task Describe(Log log, Task task, CancellationToken expected = default)
    {
        try
        {
            await task;
        }
        catch (OperationCanceledException exception)
        {
            log.Add($"{task.Status} {exception.GetType().Name} {exception.CancellationToken == expected}");
        }
        catch (Exception exception)
        {
            log.Add($"{task.Status} {exception.GetType().Name} {exception.Message} {task.Exception!.InnerExceptions.Count}");
        }
    }

    private static async Task<string> Run(Func<Log, Task> scenario)
    {
        var log = new Log();
        await scenario(log);
        return log.ToString();
    }

    public sealed class OwnTask(Func<int> work) : Task<int>(work);

    /// <summary>Gives its result away once, as pooled sources do.</summary>
    public sealed class OnceSource : IValueTaskSource<int>, IValueTaskSource
    {
        private ManualResetValueTaskSourceCore<int> _core;

        public int Reads { get; private set; }

        public void Complete(int value) => _core.SetResult(value);

        public int GetResult(short token)
        {
            Reads++;
            return _core.GetResult(token);
        }

        void IValueTaskSource.GetResult(short token) => GetResult(token);

        public ValueTaskSourceStatus GetStatus(short token) => _core.GetStatus(token);

        public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
            _core.OnCompleted(continuation, state, token, flags);
    }
}
