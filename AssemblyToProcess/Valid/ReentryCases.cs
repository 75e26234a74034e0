using Judgeval;

namespace AssemblyToProcess;

/// <summary>Observed code that is reached again while it runs: by itself, and by whoever writes down its arguments.</summary>
public sealed class ReentryCases
{
    private readonly string _name = "self";

    /// <summary>Read whenever an instance is recorded.</summary>
    [Observe]
    public string Name
    {
        get => _name + Length(_name);
    }

    [Observe]
    public IEnumerable<int> Numbers => [Length(_name), 2];

    [Observe]
    public static int Direct(int n) => n == 0 ? 0 : 1 + Direct(n - 1);

    [Observe]
    public static bool IsEven(int n) => n == 0 || IsOdd(n - 1);

    [Observe]
    public static bool IsOdd(int n) => n != 0 && IsEven(n - 1);

    [Observe]
    public static async Task<int> DirectAsync(int n)
    {
        if (n == 0)
        {
            return 0;
        }

        await Task.Yield();
        return 1 + await DirectAsync(n - 1);
    }

    [Observe]
    public ReentryCases Itself(ReentryCases other, object[] more) => more.Length > 0 ? this : other;

    [Observe]
    public static int Length(string text) => text.Length;

    [Observe]
    public static int TakesText(Text text) => text.ToString().Length;

    [Observe]
    public static T Callback<T>(Func<T> call) => call();

    public static string RunRecursion() => $"{Direct(100)} {IsEven(101)} {IsOdd(51)}";

    public static async Task<string> RunAsyncRecursion() => (await DirectAsync(30)).ToString();

    public static string RunThroughTheSerializer()
    {
        var log = new Log();
        var cases = new ReentryCases();
        Ambient.Kept(() =>
        {
            log.Add(ReferenceEquals(cases, cases.Itself(new ReentryCases(), [cases, cases])));
            log.Add(TakesText(new Text("text")));
            log.Add(Callback(() => Callback(() => cases.Name) + string.Join(',', cases.Numbers)));
        });
        return log.ToString();
    }

    public sealed class Text(string value)
    {
        [Observe]
        public int Size => ToString().Length;

        [Observe]
        public override string ToString() => value + value;
    }
}
