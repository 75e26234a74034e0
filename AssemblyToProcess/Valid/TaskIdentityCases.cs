using System.Threading.Tasks.Sources;
using Judgeval;

namespace AssemblyToProcess;

/// <summary>What callers can tell of the very object that comes back.</summary>
public static class TaskIdentityCases
{
    private static readonly Task<string> Cached = Task.FromResult("cached");
    private static readonly List<int> Numbers = [1, 2];

    [Observe]
    public static Task Completed() => Task.CompletedTask;

    [Observe]
    public static Task<string> FromCache() => Cached;

    [Observe]
    public static ValueTask Default() => default;

    [Observe]
    public static ValueTask<T> OfSource<T>(IValueTaskSource<T> source, short token) => new(source, token);

    [Observe]
    public static Task<int> Derived(DerivedTask task) => task;

    [Observe]
    public static DerivedTask AsDerived(DerivedTask task) => task;

    [Observe]
    public static IEnumerable<int> Collection() => Numbers;

    [Observe]
    public static IReadOnlyList<T> Same<T>(IReadOnlyList<T> values) => values;

    [Observe]
    public static Task All(params Task[] tasks) => Task.WhenAll(tasks);

    [Observe]
    public static async Task<int> Cancels(CancellationToken token)
    {
        await Task.Yield();
        token.ThrowIfCancellationRequested();
        return 0;
    }

    [Observe]
    public static async Task<int> CancelsWithout() => throw new TaskCanceledException("no token");

    [Observe]
    public static async ValueTask<int> AwaitsOnce(ValueTask<int> task) => await task;

    public static Task<string> RunIdentity() => Run(static async log =>
    {
        var derived = new DerivedTask(static () => 3);
        log.Add(ReferenceEquals(Completed(), Task.CompletedTask));
        log.Add(ReferenceEquals(FromCache(), Cached));
        log.Add(Default() == default);
        log.Add(ReferenceEquals(Collection(), Numbers));
        log.Add(ReferenceEquals(Same(Numbers), Numbers));
        log.Add(ReferenceEquals(Derived(derived), derived));
        log.Add(ReferenceEquals(AsDerived(derived), derived));
        derived.RunSynchronously();
        log.Add(ReferenceEquals(Derived(derived), derived));
        log.Add(await Derived(derived));
    });

    public static Task<string> RunValueTaskSource() => Run(static async log =>
    {
        var early = new Source();
        early.Complete(1);
        log.Add(await OfSource(early, early.Version));
        log.Add(early.Consumed);

        var late = new Source();
        var task = OfSource(late, late.Version);
        late.Complete(2);
        log.Add(await task);
        log.Add(late.Consumed);

        var awaited = new Source();
        var once = AwaitsOnce(new ValueTask<int>(awaited, awaited.Version));
        awaited.Complete(3);
        log.Add(await once);
        log.Add(awaited.Consumed);
    });

    public static Task<string> RunAllFaults() => Run(static async log =>
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        var gates = new[] { new Gate(), new Gate(), new Gate() };
        var pending = All([.. gates.Select(static gate => gate.Opened), Task.FromCanceled(cancelled.Token)]);
        gates[2].Fail(new TimeoutException("third"));
        gates[0].Fail(new InvalidOperationException("first"));
        gates[1].Open(1);
        try
        {
            await pending;
        }
        catch (Exception exception)
        {
            log.Add(exception.Message);
        }

        log.Add($"{pending.Status} {pending.IsCanceled} {string.Join(',', pending.Exception!.InnerExceptions.Select(static inner => inner.Message))}");
        var done = All(Task.FromException(new TimeoutException("a")), Task.FromException(new TimeoutException("b")));
        log.Add(string.Join(',', done.Exception!.InnerExceptions.Select(static inner => inner.Message)));
    });

    public static Task<string> RunCancellation() => Run(static async log =>
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        foreach (var task in new[] { Cancels(source.Token), CancelsWithout() })
        {
            try
            {
                await task;
            }
            catch (OperationCanceledException exception)
            {
                log.Add($"{exception.GetType().Name} {exception.CancellationToken == source.Token} {task.IsCanceled} {task.Status}");
            }
        }
    });

    private static async Task<string> Run(Func<Log, Task> scenario)
    {
        using var watch = Ambient.Watch();
        var log = new Log();
        await scenario(log);
        return log.ToString();
    }

    public sealed class DerivedTask(Func<int> function) : Task<int>(function);

    private sealed class Source : IValueTaskSource<int>
    {
        private ManualResetValueTaskSourceCore<int> _core;

        public short Version => _core.Version;

        public int Consumed { get; private set; }

        public void Complete(int value) => _core.SetResult(value);

        public int GetResult(short token)
        {
            Consumed++;
            var result = _core.GetResult(token);
            _core.Reset();
            return result;
        }

        public ValueTaskSourceStatus GetStatus(short token) => _core.GetStatus(token);

        public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) => _core.OnCompleted(continuation, state, token, flags);
    }
}
