using Judgeval;

namespace AssemblyToProcess;

/// <summary>Loops, patterns and jumps.</summary>
public static class BranchCases
{
    [Observe]
    public static int Foreach(Log log, IEnumerable<int> numbers)
    {
        foreach (var number in numbers)
        {
            if (number > 2)
            {
                return number;
            }

            log.Add(number);
        }

        return 0;
    }

    [Observe]
    public static string Patterns(object? value) => value switch
    {
        null => "null",
        int n and > 10 => $"large {n}",
        int n => $"int {n}",
        string { Length: 0 } => "empty",
        string s => s switch { "a" => "first", "b" => "second", _ => $"text {s}" },
        Point(var p) => $"point {p}",
        _ => throw new ArgumentException("unknown", nameof(value)),
    };

    [Observe]
    public static int Goto(Log log, int n)
    {
    again:
        log.Add(n);
        if (n-- > 0)
        {
            goto again;
        }

        return n;
    }

    [Observe]
    public static bool Branchy(bool a, bool b, int? c, string? d) => (a && b) || (c ?? 1) > (d?.Length ?? 3);

    private static void Deconstruct(this Point point, out string text) => text = point.ToString();

    public static string RunLoops()
    {
        var log = new Log();
        log.Add(Foreach(log, [1, 2, 3, 4]));
        log.Add(Foreach(log, []));
        log.Add(Goto(log, 2));
        return log.ToString();
    }

    public static string RunPatterns()
    {
        var log = new Log();
        foreach (var value in new object?[] { null, 3, 11, "", "a", "b", "c", new Point(1, 2) })
        {
            log.Add(Patterns(value));
        }

        log.Add(Branchy(true, true, null, null));
        log.Add(Branchy(true, false, 4, null));
        log.Add(Branchy(false, false, null, "long"));
        return log.ToString();
    }

    public static string RunNoPattern() => Patterns(1.5);
}
