using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Judgeval;

namespace AssemblyToProcess;

/// <summary>How streams are consumed: configured, nested, abandoned, from a channel, with exceptions while they end.</summary>
public static class StreamFlowCases
{
    [Observe]
    public static async IAsyncEnumerable<int> Numbers(Log log, int n, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        try
        {
            for (var i = 0; i < n; i++)
            {
                await Task.Yield();
                cancellation.ThrowIfCancellationRequested();
                yield return i;
            }
        }
        finally
        {
            log.Add("finally");
        }
    }

    [Observe]
    public static async IAsyncEnumerable<int> ThrowsWhenDisposed(int n)
    {
        try
        {
            yield return n;
            await Task.Yield();
            yield return n + 1;
        }
        finally
        {
            await Task.Yield();
            throw new TimeoutException("in finally");
        }
    }

    [Observe]
    public static async IAsyncEnumerable<string> Pairs(Log log, int n)
    {
        await foreach (var left in Numbers(log, n))
        {
            await foreach (var right in Numbers(log, n))
            {
                yield return $"{left}{right}";
            }
        }
    }

    [Observe]
    public static async IAsyncEnumerable<int> Empty()
    {
        await Task.Yield();
        yield break;
    }

    [Observe]
    public static IAsyncEnumerable<int> FromChannel(ChannelReader<int> reader) => reader.ReadAllAsync();

    [Observe]
    public static async Task<int> Total(IAsyncEnumerable<int> numbers)
    {
        var total = 0;
        await foreach (var number in numbers.ConfigureAwait(false))
        {
            total += number;
        }

        return total;
    }

    public static Task<string> RunConsumers() => Run(static async log =>
    {
        log.Add(await Total(Numbers(log, 4)));
        log.Add(await Total(Empty()));
        var pairs = "";
        await foreach (var pair in Pairs(log, 2))
        {
            pairs += pair + " ";
        }

        log.Add(pairs);
        log.Add(await Total(Numbers(log, 9).Take(3)));
    });

    public static Task<string> RunChannel() => Run(static async log =>
    {
        var channel = Channel.CreateUnbounded<int>();
        var total = Total(FromChannel(channel.Reader));
        for (var i = 1; i < 4; i++)
        {
            await channel.Writer.WriteAsync(i);
        }

        channel.Writer.Complete();
        log.Add(await total);
    });

    public static Task<string> RunAbandoned() => Run(static async log =>
    {
        var halfWay = Numbers(log, 3).GetAsyncEnumerator();
        log.Add(await halfWay.MoveNextAsync());
        log.Add(halfWay.Current);
        await halfWay.DisposeAsync();
        log.Add(await halfWay.MoveNextAsync());
        var notStarted = Numbers(log, 3).GetAsyncEnumerator();
        await notStarted.DisposeAsync();
        log.Add("not started");
        var notAwaited = Numbers(log, 3).GetAsyncEnumerator();
        log.Add(await notAwaited.MoveNextAsync());
        var disposal = notAwaited.DisposeAsync();
        log.Add("disposing");
        await disposal;
    });

    public static Task<string> RunTogether() => Run(static async log =>
    {
        var stream = Numbers(new Log(), 3);
        await using var one = stream.GetAsyncEnumerator();
        await using var other = stream.GetAsyncEnumerator();
        while (await one.MoveNextAsync() && await other.MoveNextAsync())
        {
            log.Add(one.Current + other.Current);
        }
    });

    public static Task<string> RunCancelled() => Run(static async log =>
    {
        using var source = new CancellationTokenSource();
        try
        {
            await foreach (var number in Numbers(log, 9).WithCancellation(source.Token).ConfigureAwait(false))
            {
                log.Add(number);
                source.Cancel();
            }
        }
        catch (OperationCanceledException exception)
        {
            log.Add(exception.CancellationToken == source.Token);
        }
    });

    public static async Task<string> RunThrowsAtTheEnd()
    {
        await foreach (var number in ThrowsWhenDisposed(1))
        {
            _ = number;
        }

        return "no exception";
    }

    public static async Task<string> RunThrowsAtABreak()
    {
        await foreach (var number in ThrowsWhenDisposed(1))
        {
            break;
        }

        return "no exception";
    }

    private static async Task<string> Run(Func<Log, Task> scenario)
    {
        var log = new Log();
        using var watch = Ambient.Watch();
        await scenario(log);
        return log.ToString();
    }
}
