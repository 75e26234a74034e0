using Judgeval;

namespace AssemblyToProcess;

/// <summary>Synchronous methods: what they return and how they end.</summary>
public class SyncCases
{
    private int _count;

    [Observe]
    public void Void(Log log, string text) => log.Add(text);

    [Observe]
    public void Empty()
    {
    }

    [Observe]
    public int Value(int a, int b) => a + b;

    [Observe]
    public string? Text(string? text)
    {
        if (text is null)
        {
            return null;
        }

        _count++;
        return text + _count;
    }

    [Observe]
    public Point Struct(int x) => new(x, -x);

    [Observe]
    public int? Nullable(int? value) => value is > 0 ? value * 2 : null;

    [Observe]
    public (decimal Amount, DayOfWeek Day) Tuple(decimal amount, DayOfWeek day) => (amount + 0.5m, day);

    [Observe]
    public DayOfWeek Enumeration(DayOfWeek day) => day + 1;

    [Observe]
    public static double Static(double x, float y, long z, byte b, bool flag, char c) => flag ? x + y + z : b + c;

    [Observe]
    public object Boxed(object? value, dynamic other) => value ?? (object)other;

    [Observe]
    public int Many(int a, int b, int c, int d, int e, int f, int g, int h, int i, int j) => a + b + c + d + e + f + g + h + i + j;

    [Observe]
    public int ThrowOnly(string message) => throw new InvalidOperationException(message);

    [Observe]
    public void ThrowsInTheMiddle(Log log, int[] numbers)
    {
        log.Add("before");
        log.Add(numbers[^1]);
        log.Add(numbers[3]);
        log.Add("after");
    }

    [Observe]
    public int Forever(Log log)
    {
        while (true)
        {
            log.Add(_count);
            if (++_count > 3)
            {
                throw new OperationCanceledException("enough");
            }
        }
    }

    [Observe]
    public int Recursive(int n) => n <= 1 ? 1 : n * Recursive(n - 1);

    [Observe]
    public int Outer(int n) => Inner(n) + Inner(n + 1);

    [Observe]
    private int Inner(int n) => n * 10;

    [Observe]
    public int WithLocals(int n)
    {
        var offset = n * 3;
        return Local(2) + Static(4);

        int Local(int x) => x + offset + _count;

        static int Static(int x) => x * x;
    }

    [Observe]
    public string WithLambdas(int n, string text)
    {
        Func<int, string> repeat = times => string.Concat(Enumerable.Repeat(text, times));
        n++;
        return repeat(n) + string.Join(',', Enumerable.Range(0, n).Select(static i => i * i));
    }

    [Observe]
    public int ReassignsItsArgument(int n, string text)
    {
        n += text.Length;
        text = "changed";
        return n + text.Length;
    }

    public static string RunVoid() => Run(static (cases, log) => cases.Void(log, "hello"));

    public static string RunEmpty() => Run(static (cases, _) => cases.Empty());

    public static string RunValues() => Run(static (cases, log) =>
    {
        log.Add(cases.Value(3, 4));
        log.Add(cases.Text("a"));
        log.Add(cases.Text(null));
        log.Add(cases.Struct(5));
        log.Add(cases.Nullable(4));
        log.Add(cases.Nullable(null));
        log.Add(cases.Tuple(1.25m, DayOfWeek.Friday));
        log.Add(cases.Enumeration(DayOfWeek.Monday));
        log.Add(Static(1.5, 2.5f, 3, 4, flag: true, 'c'));
        log.Add(Static(1.5, 2.5f, 3, 4, flag: false, 'c'));
        log.Add(cases.Boxed(null, 42));
        log.Add(cases.Boxed(43, 42));
        log.Add(cases.Many(1, 2, 3, 4, 5, 6, 7, 8, 9, 10));
    });

    public static string RunThrowOnly() => Run(static (cases, _) => cases.ThrowOnly("only throws"));

    public static string RunThrowsInTheMiddle() => Run(static (cases, log) => cases.ThrowsInTheMiddle(log, [1, 2]));

    public static string RunForever() => Run(static (cases, log) => cases.Forever(log));

    public static string RunNested() => Run(static (cases, log) =>
    {
        log.Add(cases.Recursive(5));
        log.Add(cases.Outer(1));
    });

    public static string RunLocalsAndLambdas() => Run(static (cases, log) =>
    {
        log.Add(cases.WithLocals(7));
        log.Add(cases.WithLambdas(2, "ab"));
        log.Add(cases.ReassignsItsArgument(1, "four"));
    });

    private static string Run(Action<SyncCases, Log> scenario)
    {
        var log = new Log();
        Ambient.Kept(() => scenario(new SyncCases(), log));
        return log.ToString();
    }
}
