using Judgeval;

namespace RuntimeAsync;

public class RuntimeAsyncCases(int seed)
{
    [Observe]
    public static async Task<int> SumAsync(int a, int b)
    {
        await Task.Yield();
        return await LaterAsync(a) + await LaterAsync(b);
    }

    [Observe]
    public static async Task NothingAsync(string text)
    {
        await Task.Delay(1);
        Console.WriteLine(text);
    }

    [Observe]
    public static async ValueTask<int> EarlyAsync(int n)
    {
        if (n < 0)
        {
            return n;
        }

        try
        {
            await Task.Yield();
            return n * 10;
        }
        finally
        {
            await Task.Yield();
        }
    }

    [Observe]
    public async Task<(T, int)> GenericAsync<T>(string name, T value)
    {
        await Task.Yield();
        return (value, name.Length + seed);
    }

    [Observe]
    public static async Task<string> ThrowsAsync(string when)
    {
        await Task.Yield();
        throw new InvalidOperationException(when);
    }

    [Observe]
    public static async Task CancelledAsync(CancellationToken token) => await Task.Delay(1, token);

    [Observe]
    private static async Task<int> LaterAsync(int n)
    {
        await Task.Delay(1);
        return n;
    }
}
