using Judgeval;

namespace Shop;

public sealed class Assistant
{
    private readonly TaskCompletionSource _allSearching = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _searching;

    [Observe]
    public Assistant(string owner) => Owner = owner;

    [Observe]
    public string Owner { get; }

    [Observe(SpanKinds.Agent)]
    public async Task<string> AskAsync(string question)
    {
        var pages = await Task.WhenAll(SearchAsync(question, 1), SearchAsync(question, 2), SearchAsync(question, 3));
        try
        {
            Divide(pages.Length, 0);
        }
        catch (DivideByZeroException)
        {
            // A tool that fails and whose agent goes on.
        }

        return string.Join(' ', pages);
    }

    [Observe(SpanKinds.Tool)]
    public static int Divide(int dividend, int divisor)
    {
        return dividend / divisor;
    }

    [Observe(SpanKinds.Tool, SpanName = "sign in", SkipArguments = ["password"])]
    public static bool Login(string user, string password) => user.Length < password.Length;

    [Observe]
    public Task<int> PassOnAsync(int number) => DoubleAsync(number);

    [Observe]
    public IEnumerable<int> Countdown(int from)
    {
        for (var number = from; number > 0; number--)
        {
            yield return number;
        }
    }

    [Observe(SpanKinds.Llm)]
    public async IAsyncEnumerable<string> TokensAsync(int count)
    {
        for (var number = 0; number < count; number++)
        {
            await Task.Yield();
            yield return Normalize($" token {number} ");
        }
    }

    [Observe(SpanKinds.Tool)]
    private async Task<string> SearchAsync(string query, int page)
    {
        if (Interlocked.Increment(ref _searching) == 3)
        {
            _allSearching.SetResult();
        }

        await _allSearching.Task;
        return $"{Normalize(query)}/{page}";
    }

    [Observe(SpanKinds.Function)]
    private static string Normalize(string text) => text.Trim();

    private static async Task<int> DoubleAsync(int number)
    {
        await Task.Yield();
        return 2 * number;
    }
}
