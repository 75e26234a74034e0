using Judgeval;

namespace AssemblyToProcess;

/// <summary>What the attributes say is recorded of a call.</summary>
public static class RecordingCases
{
    [Observe]
    public static string Everything(string text, int number, bool flag) => $"{text} {number} {flag}";

    [Observe(RecordInput = false)]
    public static string NoInput(string text) => text + "!";

    [Observe(RecordOutput = false)]
    public static string NoOutput(string text) => text + "!";

    [Observe(RecordInput = false, RecordOutput = false)]
    public static async Task<string> Nothing(string text)
    {
        await Task.Yield();
        return text + "!";
    }

    [Observe(SkipArguments = ["password", "pin"])]
    public static int Skips(string user, string password, int pin, int last) => user.Length + password.Length + pin + last;

    [Observe]
    public static int HidesParameter(string user, [DoNotRecord] string password) => user.Length + password.Length;

    [Observe]
    [return: DoNotRecord]
    public static string HidesResult(string user) => $"token of {user}";

    [Observe(SpanName = "renamed")]
    public static int Named(int n) => n;

    [Observe("tool")]
    public static int Tool(int n) => n;

    [Observe(SpanKinds.Agent, SpanName = "plan")]
    public static async Task<int> Agent(int n)
    {
        await Task.Yield();
        return n;
    }

    [Observe("custom kind")]
    public static int CustomKind(int n) => n;

    [Observe]
    public static async Task<int> LeavesTokenOut(int n, CancellationToken cancellation)
    {
        await Task.Yield();
        cancellation.ThrowIfCancellationRequested();
        return n;
    }

    [Observe(DisableGeneratorYieldSpan = true)]
    public static IEnumerable<int> NoYieldSpans(int n)
    {
        for (var i = 0; i < n; i++)
        {
            yield return i;
        }
    }

    [Observe(SpanKinds.Llm)]
    public static async IAsyncEnumerable<string> Tokens(string prompt)
    {
        foreach (var word in prompt.Split(' '))
        {
            await Task.Yield();
            yield return word;
        }
    }

    [Observe]
    public static int NotRecordable(ReadOnlySpan<char> text, ReadOnlySpan<int> numbers, out int length, ref int counter)
    {
        length = text.Length + numbers.Length;
        return counter++;
    }

    [Observe]
    public static async Task<int> Siblings(Gate gate)
    {
        var all = Task.WhenAll(Sibling(gate), Sibling(gate), Sibling(gate));
        gate.Open(2);
        return (await all).Sum();
    }

    [Observe]
    public static async Task<int> Sibling(Gate gate) => await gate.Opened;

    public static async Task<string> RunSiblings() => (await Siblings(new Gate())).ToString();

    [Observe]
    public static async Task<int> NeverReads(string text, int number, bool flag)
    {
        await Task.Yield();
        return number;
    }

    [Observe]
    public static async ValueTask NeverReadsGeneric<T>(T first, List<T> rest) => await Task.Yield();

    public static async Task<string> RunUnreadParameters()
    {
        await NeverReadsGeneric("a", ["b", "c"]);
        await new Generic<long>().NeverReads(7L, 'x');
        return (await NeverReads("unread", 3, flag: true)).ToString();
    }

    public static string RunLocalFunction()
    {
        var secret = "secret";
        return Capturing(1);

        [Observe]
        string Capturing(int n) => n + secret.Length.ToString();
    }

    public static async Task<string> RunAll()
    {
        var log = new Log();
        log.Add(Everything("é \"quoted\"", 3, flag: true));
        log.Add(NoInput("a"));
        log.Add(NoOutput("b"));
        log.Add(await Nothing("c"));
        log.Add(Skips("user", "secret", 1234, 1));
        log.Add(HidesParameter("user", "secret"));
        log.Add(HidesResult("user"));
        log.Add(Named(1));
        log.Add(Tool(2));
        log.Add(await Agent(3));
        log.Add(CustomKind(4));
        log.Add(await LeavesTokenOut(5, CancellationToken.None));
        log.Add(string.Join(',', NoYieldSpans(3)));
        await foreach (var token in Tokens("two words"))
        {
            log.Add(token);
        }

        var counter = 6;
        log.Add(NotRecordable("text", [1, 2], out var length, ref counter));
        log.Add($"{length} {counter}");
        return log.ToString();
    }

    public class Generic<TOuter>
    {
        [Observe(SpanName = "NeverReadsInGeneric")]
        public async Task NeverReads<TInner>(TOuter outer, TInner inner) => await Task.Yield();
    }
}
