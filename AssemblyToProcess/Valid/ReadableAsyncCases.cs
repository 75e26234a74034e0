using Judgeval;

namespace AssemblyToProcess;

/// <summary>Ways through an asynchronous method: what a person sees of them after weaving is what a person would have written.</summary>
public class ReadableAsyncCases
{
    private int _count;

    [Observe]
    public async Task Early(Task<bool> task)
    {
        if (await task)
        {
            return;
        }

        _count++;
    }

    [Observe]
    public static async Task<int> Loop(int n)
    {
        var sum = 0;
        for (var i = 0; i < n; i++)
        {
            if (i == 3)
            {
                return -sum;
            }

            await Task.Yield();
            sum += i;
        }

        return sum;
    }

    [Observe]
    public async Task<int> TryCatchFinally(Task<int> task)
    {
        try
        {
            return await task;
        }
        catch (InvalidOperationException exception)
        {
            await Task.Yield();
            return -exception.Message.Length;
        }
        finally
        {
            await Task.Yield();
            _count++;
        }
    }

    [Observe]
    public static async Task<string?> Using(string text)
    {
        using var reader = new StringReader(text);
        await Task.Yield();
        return await reader.ReadLineAsync();
    }

    [Observe]
    public static async Task<string> Switch(int n)
    {
        switch (n)
        {
            case 0:
                return "none";
            case 1:
                await Task.Yield();
                return "one";
            default:
                throw new ArgumentOutOfRangeException(nameof(n));
        }
    }

    [Observe]
    public async Task<bool> Condition(Task<int> task)
    {
        var n = await task;
        return n > 0 && _count > n;
    }

    [Observe]
    public async Task<string> Choice(Task<int> task)
    {
        var n = await task;
        return n < 0 ? "negative" : n.ToString();
    }

    [Observe]
    public static async Task<int> AwaitForeach(IAsyncEnumerable<int> numbers)
    {
        var sum = 0;
        await foreach (var number in numbers)
        {
            sum += number;
        }

        return sum;
    }

    [Observe]
    public static async Task<int> AwaitForeachReturn(IAsyncEnumerable<int> numbers)
    {
        await foreach (var number in numbers)
        {
            if (number > 2)
            {
                return number;
            }
        }

        return 0;
    }

    [Observe]
    public static async Task<string?> ReturnOutOfTwo(IAsyncEnumerable<int> numbers, Log log)
    {
        await foreach (var number in numbers)
        {
            try
            {
                if (number > 2)
                {
                    return number.ToString();
                }
            }
            finally
            {
                await Task.Yield();
                log.Add("finally");
            }
        }

        return null;
    }

    [Observe]
    public static async Task<(TKey Key, TValue Value)> Generic<TKey, TValue>(TKey key, Task<TValue> value)
        where TKey : notnull => (key, await value);

    [Observe]
    public static async ValueTask NoAwait(Log log) => log.Add("ran");

    [Observe]
    public static async Task<Func<int>> Captures(int n, int step)
    {
        await Task.Yield();
        n++;
        return () => n += step;
    }

    public static async Task<int> LocalFunction(int n)
    {
        return await Later(n) + 1;

        [Observe]
        async Task<int> Later(int number)
        {
            await Task.Yield();
            return number + n;
        }
    }

    public static async Task<string> RunAll()
    {
        var log = new Log();
        var cases = new ReadableAsyncCases();
        await cases.Early(Task.FromResult(true));
        await cases.Early(Task.FromResult(false));
        log.Add(await Loop(2));
        log.Add(await Loop(5));
        log.Add(await cases.TryCatchFinally(Task.FromResult(1)));
        log.Add(await cases.TryCatchFinally(Task.FromException<int>(new InvalidOperationException("failed"))));
        log.Add(await Using("text") ?? "");
        log.Add(await Switch(0));
        log.Add(await Switch(1));
        log.Add(await cases.Condition(Task.FromResult(1)));
        log.Add(await cases.Condition(Task.FromResult(-1)));
        log.Add(await cases.Choice(Task.FromResult(1)));
        log.Add(await cases.Choice(Task.FromResult(-1)));
        log.Add(await AwaitForeach(Numbers()));
        log.Add(await AwaitForeachReturn(Numbers()));
        log.Add(await ReturnOutOfTwo(Numbers(), log));
        log.Add(await Generic("key", Task.FromResult(4)));
        await NoAwait(log);
        log.Add((await Captures(1, 2))());
        log.Add(await LocalFunction(3));
        log.Add(cases._count);
        return log.ToString();
    }

    private static async IAsyncEnumerable<int> Numbers()
    {
        for (var i = 1; i < 5; i++)
        {
            await Task.Yield();
            yield return i;
        }
    }
}
