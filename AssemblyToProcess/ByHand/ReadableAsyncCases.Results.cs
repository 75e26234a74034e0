using Judgeval;
using Judgeval.CompilerServices;
using Judgeval.Generated;

namespace AssemblyToProcess;

/// <summary>What the weaver has to make of the fixture of the same name, as a person writes it.</summary>
public partial class ReadableAsyncCases
{
    [Observe]
    public async Task<bool> Condition(Task<int> task)
    {
        ObservedCall call = default;
        if (ObservedCall.IsEnabled(Observed.ReadableAsyncCases.Condition))
        {
            call.Begin(Observed.ReadableAsyncCases.Condition);
            call.Argument(0, task);
        }

        try
        {
            var n = await task;
            return call.Return(n > 0 && _count > n);
        }
        catch (Exception exception) when (call.Fault(exception))
        {
            throw;
        }
        finally
        {
            call.Exit();
        }
    }

    [Observe]
    public async Task<string> Choice(Task<int> task)
    {
        ObservedCall call = default;
        if (ObservedCall.IsEnabled(Observed.ReadableAsyncCases.Choice))
        {
            call.Begin(Observed.ReadableAsyncCases.Choice);
            call.Argument(0, task);
        }

        try
        {
            var n = await task;
            return call.Return(n < 0 ? "negative" : n.ToString());
        }
        catch (Exception exception) when (call.Fault(exception))
        {
            throw;
        }
        finally
        {
            call.Exit();
        }
    }

    [Observe]
    public static async Task<int> AwaitForeach(IAsyncEnumerable<int> numbers)
    {
        ObservedCall call = default;
        if (ObservedCall.IsEnabled(Observed.ReadableAsyncCases.AwaitForeach))
        {
            call.Begin(Observed.ReadableAsyncCases.AwaitForeach);
            call.Argument(0, numbers);
        }

        try
        {
            var sum = 0;
            await foreach (var number in numbers)
            {
                sum += number;
            }

            return call.Return(sum);
        }
        catch (Exception exception) when (call.Fault(exception))
        {
            throw;
        }
        finally
        {
            call.Exit();
        }
    }

    [Observe]
    public static async Task<int> AwaitForeachReturn(IAsyncEnumerable<int> numbers)
    {
        ObservedCall call = default;
        if (ObservedCall.IsEnabled(Observed.ReadableAsyncCases.AwaitForeachReturn))
        {
            call.Begin(Observed.ReadableAsyncCases.AwaitForeachReturn);
            call.Argument(0, numbers);
        }

        try
        {
            await foreach (var number in numbers)
            {
                if (number > 2)
                {
                    return call.Return(number);
                }
            }

            return call.Return(0);
        }
        catch (Exception exception) when (call.Fault(exception))
        {
            throw;
        }
        finally
        {
            call.Exit();
        }
    }

    [Observe]
    public static async Task<string?> ReturnOutOfTwo(IAsyncEnumerable<int> numbers, Log log)
    {
        ObservedCall call = default;
        if (ObservedCall.IsEnabled(Observed.ReadableAsyncCases.ReturnOutOfTwo))
        {
            call.Begin(Observed.ReadableAsyncCases.ReturnOutOfTwo);
            call.Argument(0, numbers);
            call.Argument(1, log);
        }

        try
        {
            await foreach (var number in numbers)
            {
                try
                {
                    if (number > 2)
                    {
                        return call.Return(number.ToString());
                    }
                }
                finally
                {
                    await Task.Yield();
                    log.Add("finally");
                }
            }

            return call.Return<string?>(null);
        }
        catch (Exception exception) when (call.Fault(exception))
        {
            throw;
        }
        finally
        {
            call.Exit();
        }
    }

    [Observe]
    public static async Task<(TKey Key, TValue Value)> Generic<TKey, TValue>(TKey key, Task<TValue> value)
        where TKey : notnull
    {
        ObservedCall call = default;
        if (ObservedCall.IsEnabled(Observed.ReadableAsyncCases.Generic))
        {
            call.Begin(Observed.ReadableAsyncCases.Generic);
            call.Argument(0, key);
            call.Argument(1, value);
        }

        try
        {
            return call.Return((key, await value));
        }
        catch (Exception exception) when (call.Fault(exception))
        {
            throw;
        }
        finally
        {
            call.Exit();
        }
    }

    [Observe]
    public static async ValueTask NoAwait(Log log)
    {
        ObservedCall call = default;
        if (ObservedCall.IsEnabled(Observed.ReadableAsyncCases.NoAwait))
        {
            call.Begin(Observed.ReadableAsyncCases.NoAwait);
            call.Argument(0, log);
        }

        try
        {
            log.Add("ran");
        }
        catch (Exception exception) when (call.Fault(exception))
        {
            throw;
        }
        finally
        {
            call.Exit();
        }
    }

    [Observe]
    public static async Task<Func<int>> Captures(int n, int step)
    {
        ObservedCall call = default;
        if (ObservedCall.IsEnabled(Observed.ReadableAsyncCases.Captures))
        {
            call.Begin(Observed.ReadableAsyncCases.Captures);
            call.Argument(0, n);
            call.Argument(1, step);
        }

        try
        {
            await Task.Yield();
            n++;
            return call.Return(() => n += step);
        }
        catch (Exception exception) when (call.Fault(exception))
        {
            throw;
        }
        finally
        {
            call.Exit();
        }
    }

    public static async Task<int> LocalFunction(int n)
    {
        return await Later(n) + 1;

        [Observe]
        async Task<int> Later(int number)
        {
            ObservedCall call = default;
            if (ObservedCall.IsEnabled(Observed.ReadableAsyncCases.Later))
            {
                call.Begin(Observed.ReadableAsyncCases.Later);
                call.Argument(0, number);
            }

            try
            {
                await Task.Yield();
                return call.Return(number + n);
            }
            catch (Exception exception) when (call.Fault(exception))
            {
                throw;
            }
            finally
            {
                call.Exit();
            }
        }
    }
}
