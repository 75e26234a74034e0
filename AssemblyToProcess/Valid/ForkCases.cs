using Judgeval;

namespace AssemblyToProcess;

/// <summary>Calls that get a trace of their own.</summary>
public static class ForkCases
{
    [Observe(SpanKinds.Agent, Fork = true)]
    [SpanTag("version", "2.0")]
    public static int Sync(int n) => Inner(n) + 1;

    [Observe(Fork = true)]
    public static async Task<int> Async(int n)
    {
        var first = Inner(n);
        await Task.Yield();
        return first + Inner(n);
    }

    [Observe(Fork = true)]
    public static async ValueTask<int> ValueOf(int n)
    {
        await Task.Yield();
        return Inner(n);
    }

    [Observe(Fork = true)]
    public static Task<int> Passed(int n) => AsyncInner(n);

    [Observe(Fork = true)]
    public static void Fails() => throw new InvalidOperationException("no tea");

    [Observe(Fork = true)]
    public static async Task FailsLater()
    {
        await Task.Yield();
        throw new InvalidOperationException("no more tea");
    }

    [Observe(Fork = true)]
    public static Task CancelledLater() => AwaitCancelled();

    [Observe(Fork = true, RecordInput = false, RecordOutput = false)]
    public static int Secret(int n) => n + 1;

    [Observe(Fork = true)]
    public static IEnumerable<int> Items(int n)
    {
        for (var item = 0; item < n; item++)
        {
            yield return Inner(item);
        }
    }

    [Observe(Fork = true)]
    public static async IAsyncEnumerable<int> Stream(int n)
    {
        for (var item = 0; item < n; item++)
        {
            await Task.Yield();
            yield return item;
        }
    }

    [Observe(Fork = true, SessionId = "forked")]
    public static int Twice(int n) => n == 0 ? Inner(0) : Twice(n - 1);

    [Observe]
    public static int Inner(int n) => n * 2;

    [Observe]
    public static async Task<int> AsyncInner(int n)
    {
        await Task.Yield();
        return n;
    }

    [Observe]
    public static string Caller(Func<string> call) => call();

    [Observe]
    public static async Task<string> CallerAsync(Func<Task<string>> call) => await call() + " and " + await call();

    public static string RunSync() => Caller(() => $"{Sync(1)} {Inner(5)}");

    public static string RunAlone() => $"{Sync(1)}";

    public static string RunFault() => Caller(() => Outcome(Fails));

    public static string RunSecret() => Caller(() => $"{Secret(1)}");

    public static string RunIterator() => Caller(() => $"{Items(2).Sum()}");

    public static string RunNested() => Caller(() => $"{Twice(2)}");

    public static Task<string> RunAsync() => CallerAsync(async () => $"{await Async(1)} {Inner(5)}");

    public static Task<string> RunValueTask() => CallerAsync(async () => $"{await ValueOf(1)} {Inner(5)}");

    public static Task<string> RunPassed() => CallerAsync(async () => $"{await Passed(1)} {Inner(5)}");

    public static Task<string> RunAsyncFault() => CallerAsync(async () => await OutcomeAsync(FailsLater));

    public static Task<string> RunCancelled() => CallerAsync(async () => await OutcomeAsync(CancelledLater));

    public static Task<string> RunStream() => CallerAsync(async () =>
    {
        var sum = 0;
        await foreach (var item in Stream(2))
        {
            sum += item;
        }

        return $"{sum}";
    });

    private static async Task AwaitCancelled()
    {
        await Task.Yield();
        throw new TaskCanceledException("enough");
    }

    private static string Outcome(Action action)
    {
        try
        {
            action();
            return "done";
        }
        catch (InvalidOperationException exception)
        {
            return exception.Message;
        }
    }

    private static async Task<string> OutcomeAsync(Func<Task> action)
    {
        try
        {
            await action();
            return "done";
        }
        catch (Exception exception) when (exception is InvalidOperationException or OperationCanceledException)
        {
            return exception.GetType().Name;
        }
    }
}
