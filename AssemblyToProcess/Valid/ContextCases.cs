using Judgeval;

namespace AssemblyToProcess;

/// <summary>What the attribute says of the trace that a call belongs to.</summary>
public static class ContextCases
{
    [Observe(SessionId = "session", UserId = "user", Tags = ["beta", "eu"])]
    public static int Ask(int n) => Search(n) + 1;

    [Observe]
    public static int Search(int n) => n * 2;

    [Observe(Tags = ["later"])]
    public static async Task<int> AskAsync(int n)
    {
        await Task.Yield();
        return Search(n);
    }

    [Observe(SessionId = "of the sequence", UserId = null)]
    public static IEnumerable<int> Items(int n)
    {
        for (var item = 0; item < n; item++)
        {
            yield return Search(item);
        }
    }

    [Observe]
    public static int Turn(int n) => Search(n) + Ask(n) + Search(n);

    public static string RunSync() => $"{Turn(1)}";

    public static async Task<string> RunAsync() => $"{await AskAsync(2)}";

    public static string RunSequence() => $"{Items(2).Sum()}";
}
