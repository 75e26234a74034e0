using Judgeval;

namespace AssemblyToProcess;

/// <summary>Overloaded iterators, whose bodies become local functions beside those of the user.</summary>
public static class OverloadCases
{
    [Observe]
    public static IEnumerable<int> Overloaded(int n)
    {
        yield return Original(n);

        static int Original(int m) => m * 2;
    }

    [Observe]
    public static IEnumerable<string> Overloaded(string text)
    {
        foreach (var value in Original())
        {
            yield return value + text;
        }

        IEnumerable<string> Original()
        {
            yield return text;
        }
    }

    [Observe]
    public static IEnumerable<int> Overloaded<T>(T unused, in int copied)
    {
        return Local(copied);

        [Observe]
        static IEnumerable<int> Local(int n)
        {
            yield return n;
        }
    }

    public static async Task<string> RunCapturing()
    {
        var factor = 3;
        var log = new Log();
        log.Add(string.Join(',', Multiples(3)));
        await foreach (var value in LaterAsync("later"))
        {
            log.Add(value);
        }

        Func<string> describe = () => $"factor {factor}";
        log.Add(describe());
        return log.ToString();

        [Observe]
        IEnumerable<int> Multiples(int n)
        {
            for (var i = 0; i < n; i++)
            {
                yield return i * factor;
            }
        }

        [Observe]
        async IAsyncEnumerable<string> LaterAsync(string text)
        {
            await Task.Yield();
            yield return text + factor;
        }
    }

    public static string RunOverloads()
    {
        var log = new Log();
        log.Add(string.Join(',', Overloaded(2)));
        log.Add(string.Join(',', Overloaded("t")));
        log.Add(string.Join(',', Overloaded('c', 4)));
        return log.ToString();
    }
}
