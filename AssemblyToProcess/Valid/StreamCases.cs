using System.Runtime.CompilerServices;
using Judgeval;

namespace AssemblyToProcess;

/// <summary>Asynchronous iterators, and methods that pass another stream on.</summary>
public class StreamCases
{
    private readonly string _prefix = "item ";

    [Observe]
    public async IAsyncEnumerable<string> Items(int n)
    {
        for (var i = 0; i < n; i++)
        {
            await Task.Yield();
            yield return _prefix + i;
        }
    }

    [Observe]
    public static async IAsyncEnumerable<int> Synchronous(int n)
    {
        for (var i = 0; i < n; i++)
        {
            yield return i;
        }
    }

    [Observe]
    public static async IAsyncEnumerable<int> Around(Log log)
    {
        log.Add("before");
        await Task.Yield();
        yield return 1;
        log.Add("between");
        await Task.Yield();
        yield return 2;
        await Task.Yield();
        log.Add("after");
    }

    [Observe]
    public static async IAsyncEnumerable<int> Finally(Log log, int n)
    {
        await using var resource = new Disposable(log, "resource");
        try
        {
            for (var i = 0; i < n; i++)
            {
                yield return i;
            }
        }
        finally
        {
            await Task.Yield();
            log.Add("finally");
        }
    }

    [Observe]
    public static async IAsyncEnumerable<int> Throws(int at)
    {
        for (var i = 0; i < 5; i++)
        {
            await Task.Yield();
            if (i == at)
            {
                throw new InvalidOperationException($"at {at}");
            }

            yield return i;
        }
    }

    [Observe]
    public static async IAsyncEnumerable<int> Cancellable(Log log, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        for (var i = 0; ; i++)
        {
            log.Add(cancellation.CanBeCanceled);
            cancellation.ThrowIfCancellationRequested();
            await Task.Yield();
            yield return i;
        }
    }

    [Observe]
    public static async IAsyncEnumerator<int> Enumerator(int n)
    {
        await Task.Yield();
        for (var i = n; i > 0; i--)
        {
            yield return i;
        }
    }

    [Observe]
    public IAsyncEnumerable<string> PassesOn(int n) => Items(n + 1);

    [Observe]
    public static IAsyncEnumerator<int> PassesEnumeratorOn(int n) => Enumerator(n);

    [Observe]
    public static async IAsyncEnumerable<T> Filter<T>(IAsyncEnumerable<T> source, Func<T, bool> keep)
    {
        await foreach (var value in source)
        {
            if (keep(value))
            {
                yield return value;
            }
        }
    }

    [Observe]
    public static IAsyncEnumerable<int> ThrowsSynchronously(int n) =>
        n < 0 ? throw new ArgumentOutOfRangeException(nameof(n)) : Synchronous(n);

    public static Task<string> RunKinds() => Run(static async log =>
    {
        using var watch = Ambient.Watch();
        log.Add(await Join(new StreamCases().Items(3)));
        log.Add(await Join(Synchronous(3)));
        log.Add(await Join(Synchronous(0)));
        log.Add(await Join(Around(log)));
        log.Add(await Join(new StreamCases().PassesOn(1)));
        log.Add(await Join(Filter(Synchronous(5), static n => n % 2 == 0)));
        log.Add(await Join(Filter(new StreamCases().Items(2), static text => text.EndsWith('1'))));
        log.Add(await Join(new Source<int>(4).Twice("t")));
    });

    public static Task<string> RunEnumerators() => Run(static async log =>
    {
        using var watch = Ambient.Watch();
        foreach (var enumerator in new[] { Enumerator(2), PassesEnumeratorOn(2) })
        {
            await using (enumerator)
            {
                while (await enumerator.MoveNextAsync())
                {
                    log.Add(enumerator.Current);
                }
            }
        }
    });

    public static Task<string> RunFinally() => Run(static async log =>
    {
        using var watch = Ambient.Watch();
        log.Add(await Join(Finally(log, 2)));
        await foreach (var value in Finally(log, 5))
        {
            log.Add(value);
            if (value == 1)
            {
                break;
            }
        }
    });

    public static Task<string> RunTwice() => Run(static async log =>
    {
        using var watch = Ambient.Watch();
        var stream = Finally(log, 1);
        log.Add("created");
        log.Add(await Join(stream));
        log.Add(await Join(stream));
    });

    public static Task<string> RunCancelled() => Run(static async log =>
    {
        using var watch = Ambient.Watch();
        using var source = new CancellationTokenSource();
        try
        {
            await foreach (var value in Cancellable(log).WithCancellation(source.Token))
            {
                log.Add(value);
                source.Cancel();
            }
        }
        catch (OperationCanceledException exception)
        {
            log.Add(exception.CancellationToken == source.Token);
        }

        await foreach (var value in Cancellable(log))
        {
            log.Add(value);
            break;
        }
    });

    public static Task<string> RunLoopBodyKeepsActivity() => Run(static async log =>
    {
        using var watch = Ambient.Watch();
        await using var items = new StreamCases().Items(2).GetAsyncEnumerator();
        while (await Ambient.KeptAsync(() => items.MoveNextAsync().AsTask()))
        {
            log.Add(Ambient.Kept(() => items.Current));
        }
    });

    public static async Task<string> RunThrows() => await Join(Throws(2));

    public static Task<string> RunThrowsSynchronously() => Run(static log =>
    {
        ThrowsSynchronously(-1);
        return Task.CompletedTask;
    });

    private static async Task<string> Join<T>(IAsyncEnumerable<T> stream)
    {
        var values = new List<T>();
        await foreach (var value in stream)
        {
            values.Add(value);
        }

        return string.Join(',', values);
    }

    private static async Task<string> Run(Func<Log, Task> scenario)
    {
        var log = new Log();
        await scenario(log);
        return log.ToString();
    }

    public readonly struct Source<T>(T value)
    {
        [Observe]
        public async IAsyncEnumerable<string> Twice<TOther>(TOther other)
        {
            yield return $"{value} {other}";
            await Task.Yield();
            yield return $"{value} {typeof(TOther).Name}";
        }
    }
}
