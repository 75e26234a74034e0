using Judgeval;

namespace AssemblyToProcess;

/// <summary>Where asynchronous methods await, return and throw.</summary>
public static class AsyncFlowCases
{
    [Observe]
    public static async Task<int> Loop(Log log, int n)
    {
        for (var i = 0; i < n; i++)
        {
            if (i == 3)
            {
                return -i;
            }

            await Task.Yield();
            log.Add(i);
        }

        return n;
    }

    [Observe]
    public static async Task EarlyReturns(Log log, int n)
    {
        if (n == 0)
        {
            return;
        }

        await Task.Yield();
        if (n == 1)
        {
            log.Add("one");
            return;
        }

        log.Add("end");
    }

    [Observe]
    public static async Task<int> Handlers(Log log, string text)
    {
        try
        {
            await Task.Yield();
            return int.Parse(text);
        }
        catch (FormatException exception) when (log.Add("filter", text != "fatal"))
        {
            await Task.Yield();
            log.Add(exception.GetType().Name);
            return -1;
        }
        finally
        {
            await Task.Yield();
            log.Add("finally");
        }
    }

    [Observe]
    public static async Task<int> AwaitInTry(Log log, Task<int> task)
    {
        try
        {
            return await task;
        }
        catch (TimeoutException)
        {
            log.Add("timeout");
            throw;
        }
        catch (InvalidOperationException)
        {
            log.Add("invalid");
        }

        return 0;
    }

    [Observe]
    public static async Task<string> Using(Log log, bool fail)
    {
        await using var outer = new Disposable(log, "outer");
        using (new Disposable(log, "inner"))
        {
            await Task.Yield();
            if (fail)
            {
                throw new InvalidOperationException("in using");
            }
        }

        return "used";
    }

    [Observe]
    public static async Task<int> Foreach(Log log, IEnumerable<int> numbers)
    {
        foreach (var number in numbers)
        {
            await Task.Yield();
            if (number > 2)
            {
                return number;
            }

            log.Add(number);
        }

        return 0;
    }

    [Observe]
    public static async Task<int> AwaitForeach(Log log, IAsyncEnumerable<int> numbers)
    {
        await foreach (var number in numbers)
        {
            if (number > 2)
            {
                return number;
            }

            log.Add(number);
        }

        return 0;
    }

    [Observe]
    public static async Task<int> Switch(Log log, string text) => text switch
    {
        "a" => 1,
        "b" => await Loop(log, 2),
        _ => throw new ArgumentException("unknown", nameof(text)),
    };

    [Observe]
    public static async Task<bool> Branchy(Task<bool> a, Task<bool> b, int? c) => (await a && await b) || (c ?? 0) > 1;

    [Observe]
    public static async Task<int> ThrowOnly(string message) => throw new InvalidOperationException(message);

    [Observe]
    public static async Task ThrowsBefore(Log log)
    {
        log.Add("before");
        object? nothing = log.Add<object?>("nothing", null);
        log.Add(nothing!.ToString());
        await Task.Yield();
    }

    [Observe]
    public static async Task<int> ThrowsAfter(Log log)
    {
        log.Add("before");
        await Task.Yield();
        throw new TimeoutException("after");
    }

    [Observe]
    public static async Task<int> Nested(Log log, int depth)
    {
        await Task.Yield();
        log.Add(depth);
        return depth == 0 ? await ThrowsAfter(log) : await Nested(log, depth - 1);
    }

    [Observe]
    public static async Task Forever(Log log, CancellationTokenSource source)
    {
        while (true)
        {
            log.Add("turn");
            await Task.Yield();
            source.Token.ThrowIfCancellationRequested();
            source.Cancel();
        }
    }

    [Observe]
    public static async Task<int> ReturnsThenFinallyThrows(Log log)
    {
        try
        {
            await Task.Yield();
            return log.Add("result", 1);
        }
        finally
        {
            throw new InvalidOperationException("finally");
        }
    }

    public static Task<string> RunReturns() => Run(static async log =>
    {
        using var watch = Ambient.Watch();
        log.Add(await Loop(log, 2));
        log.Add(await Loop(log, 9));
        for (var n = 0; n < 3; n++)
        {
            await EarlyReturns(log, n);
        }

        log.Add(await Switch(log, "a"));
        log.Add(await Switch(log, "b"));
        log.Add(await Branchy(Task.FromResult(true), Task.FromResult(true), null));
        log.Add(await Branchy(Task.FromResult(true), Task.FromResult(false), 2));
        log.Add(await Foreach(log, [1, 2, 3, 4]));
        log.Add(await AwaitForeach(log, Numbers(2)));
        log.Add(await AwaitForeach(log, Numbers(5)));
    });

    public static Task<string> RunHandlers() => Run(static async log =>
    {
        using var watch = Ambient.Watch();
        log.Add(await Handlers(log, "12"));
        log.Add(await Handlers(log, "x"));
        log.Add(await Using(log, fail: false));
        log.Add(await AwaitInTry(log, Task.FromResult(3)));
        log.Add(await AwaitInTry(log, Task.FromException<int>(new InvalidOperationException())));
    });

    public static Task<string> RunNotHandled() => Run(static log => Handlers(log, "fatal"));

    public static Task<string> RunRethrown() => Run(static log => AwaitInTry(log, Task.FromException<int>(new TimeoutException("inner"))));

    public static Task<string> RunUsingThrows() => Run(static log => Using(log, fail: true));

    public static Task<string> RunSwitchThrows() => Run(static log => Switch(log, "c"));

    public static Task<string> RunThrowOnly() => Run(static _ => ThrowOnly("only throws"));

    public static Task<string> RunThrowsBefore() => Run(ThrowsBefore);

    public static Task<string> RunThrowsAfter() => Run(ThrowsAfter);

    public static Task<string> RunNestedThrows() => Run(static log => Nested(log, 2));

    public static Task<string> RunFinallyThrows() => Run(ReturnsThenFinallyThrows);

    public static Task<string> RunForever() => Run(static async log =>
    {
        using var watch = Ambient.Watch();
        using var source = new CancellationTokenSource();
        var task = Forever(log, source);
        try
        {
            await task;
        }
        catch (OperationCanceledException exception) when (exception.CancellationToken == source.Token)
        {
            log.Add(task.Status);
        }
    });

    public static Task<string> RunFaultedTasks() => Run(static async log =>
    {
        using var watch = Ambient.Watch();
        var before = ThrowsBefore(log);
        log.Add(before.Status);
        var only = ThrowOnly("x");
        log.Add(only.Exception!.InnerExceptions.Count);
        log.Add(only.Exception.InnerException!.Message);
        log.Add(before.Exception!.InnerException!.GetType().Name);
    });

    private static async IAsyncEnumerable<int> Numbers(int n)
    {
        for (var i = 0; i < n; i++)
        {
            await Task.Yield();
            yield return i;
        }
    }

    private static async Task<string> Run(Func<Log, Task> scenario)
    {
        var log = new Log();
        try
        {
            await scenario(log);
        }
        catch (Exception exception)
        {
            exception.Data["log"] = log.ToString();
            throw;
        }

        return log.ToString();
    }
}
