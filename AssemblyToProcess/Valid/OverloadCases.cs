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

    public static string RunOverloads()
    {
        var log = new Log();
        log.Add(string.Join(',', Overloaded(2)));
        log.Add(string.Join(',', Overloaded("t")));
        log.Add(string.Join(',', Overloaded('c', 4)));
        return log.ToString();
    }
}
