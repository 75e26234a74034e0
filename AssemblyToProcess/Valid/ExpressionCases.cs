using System.Collections.Concurrent;
using Judgeval;

namespace AssemblyToProcess;

/// <summary>Results of every kind of expression: the weaver finds where each begins.</summary>
public class ExpressionCases
{
    private readonly int[] _array = [1, 2, 3];
    private readonly ConcurrentDictionary<string, int> _cache = new();
    private volatile int _volatile = 5;
    private int _count = 1;
    private string? _text;
    private long? _nullable;

    [Observe]
    public int Volatile() => _volatile;

    [Observe]
    public int PostIncrement() => _count++;

    [Observe]
    public int PreIncrement() => ++_count;

    [Observe]
    public int Assigns(int value) => _count = value;

    [Observe]
    public string AssignsIfNull(string value) => _text ??= value;

    [Observe]
    public long? AddsToNullable(int value) => _nullable += value;

    [Observe]
    public int ElementCompound(int i) => _array[i++] += i;

    [Observe]
    public int Checked(int a, int b) => checked(a * b);

    [Observe]
    public string Constrained<T>(T value)
        where T : notnull => value.ToString() + value.GetHashCode().ToString();

    [Observe]
    public T Element<T>(T[] values, int i) => values[i];

    [Observe]
    public int[] NewArray(int a) => [a, a + 1, .. _array];

    [Observe]
    public List<string> Initialiser(string a) => new() { a, a + a, a.Length switch { 2 => "two", _ => "other" } };

    [Observe]
    public object Anonymous(int a) => new { A = a, B = new { C = a + 1 } };

    [Observe]
    public string Interpolated(int a, double b) => $"{a,5} {b:0.00} {(a > 1 ? "many" : "one")}";

    [Observe]
    public bool Is(object value) => value is string { Length: > 2 } text and not "abc" && text[0] == 'a';

    [Observe]
    public int Cached(string key) => _cache.GetOrAdd(key, static text => text.Length);

    [Observe]
    public int? Conditional(string? text) => text?.Trim().Length;

    [Observe]
    public Point With(Point point) => point with { X = point.X + 1 };

    [Observe]
    public string Coalesce(string? a, string? b) => a ?? b ?? throw new ArgumentNullException(nameof(a));

    [Observe]
    public Func<int, int> Closure(int a) => b => a + b;

    [Observe]
    public unsafe int SizeOf() => sizeof(Point) + sizeof(decimal);

    [Observe]
    public Type TypeOf<T>() => typeof(KeyValuePair<T, string>);

    [Observe]
    public int OutVariable(string text) => int.TryParse(text, out var number) ? number : text switch { "" => -1, _ => text.Length };

    [Observe]
    public async Task<string> Awaits(Task<int> a, Task<string> b) => $"{await a} {await b} {(await a > 1 ? await b : "none")}";

    [Observe]
    public async Task<int> AwaitsIntoField(Task<int> a) => _count += await a;

    [Observe]
    public async Task<List<int>> AwaitsInInitialiser(Task<int> a) => [await a, .. _array, await a + 1];

    [Observe]
    public async ValueTask<int?> AwaitsConditionally(Task<string>? a) => a is null ? null : (await a)?.Length;

    [Observe]
    public async Task<string> AwaitsOrThrows(Task<string?> a) => await a ?? throw new InvalidOperationException("nothing");

    [Observe]
    public async Task<int> SpanBetweenAwaits(Task<int> a)
    {
        var first = await a;
        Span<int> numbers = [first, 2];
        numbers[1] += numbers[0];
        var sum = numbers[1];
        return sum + await a;
    }

    public static string RunFields()
    {
        var log = new Log();
        var cases = new ExpressionCases();
        log.Add(cases.Volatile());
        log.Add(cases.PostIncrement());
        log.Add(cases.PreIncrement());
        log.Add(cases.Assigns(7));
        log.Add(cases._count);
        log.Add(cases.AssignsIfNull("a"));
        log.Add(cases.AssignsIfNull("b"));
        log.Add(cases.AddsToNullable(1));
        log.Add(cases.ElementCompound(1));
        log.Add(string.Join(',', cases._array));
        log.Add(cases.Cached("key"));
        return log.ToString();
    }

    public static string RunValues()
    {
        var log = new Log();
        var cases = new ExpressionCases();
        log.Add(cases.Checked(3, 4));
        log.Add(cases.Constrained(3));
        log.Add(cases.Constrained(DayOfWeek.Monday));
        log.Add(cases.Element(["a", "b"], 1));
        log.Add(cases.Element([1, 2], 0));
        log.Add(string.Join(',', cases.NewArray(9)));
        log.Add(string.Join(',', cases.Initialiser("ax")));
        log.Add(cases.Anonymous(1));
        log.Add(cases.Interpolated(2, 1.5));
        log.Add(cases.Is("abcd"));
        log.Add(cases.Is("abc"));
        log.Add(cases.Conditional(" a "));
        log.Add(cases.Conditional(null));
        log.Add(cases.With(new Point(1, 2)));
        log.Add(cases.Coalesce(null, "b"));
        log.Add(cases.Closure(1)(2));
        log.Add(cases.SizeOf());
        log.Add(cases.TypeOf<int>());
        log.Add(cases.OutVariable("12"));
        log.Add(cases.OutVariable(""));
        return log.ToString();
    }

    public static async Task<string> RunAwaits()
    {
        var log = new Log();
        var cases = new ExpressionCases();
        log.Add(await cases.Awaits(Later(2), Later("b")));
        log.Add(await cases.AwaitsIntoField(Later(4)));
        log.Add(string.Join(',', await cases.AwaitsInInitialiser(Later(5))));
        log.Add(await cases.AwaitsConditionally(null));
        log.Add(await cases.AwaitsConditionally(Later("four")));
        log.Add(await cases.AwaitsOrThrows(Later<string?>("text")));
        log.Add(await cases.SpanBetweenAwaits(Later(3)));
        return log.ToString();
    }

    public static string RunCheckedThrows() => new ExpressionCases().Checked(int.MaxValue, 2).ToString();

    public static string RunCoalesceThrows() => new ExpressionCases().Coalesce(null, null);

    public static Task<string> RunAwaitsThrows() => new ExpressionCases().AwaitsOrThrows(Later<string?>(null));

    private static async Task<T> Later<T>(T value)
    {
        await Task.Yield();
        return value;
    }
}
