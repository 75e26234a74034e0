using System.Runtime.CompilerServices;
using Judgeval;

namespace AssemblyToProcess;

/// <summary>Arguments and results by reference, spans, the stack and pointers.</summary>
public unsafe class ByRefCases
{
    private readonly int[] _numbers = [1, 2, 3];
    private string _text = "field";

    [Observe]
    public static bool RefInOut(ref int counter, in Point point, out string text, ref readonly long total)
    {
        counter += point.X;
        text = $"{counter} {point} {total}";
        return counter > 3;
    }

    [Observe]
    public static void OutThenThrow(out int value, out Guid id)
    {
        value = 5;
        id = Guid.Empty;
        throw new InvalidOperationException("after out");
    }

    [Observe]
    public static T Generic<T>(ref T value, out T old, in T next)
    {
        old = value;
        value = next;
        return old;
    }

    [Observe]
    public static int Params(string name, params int[] values) => name.Length + values.Sum();

    [Observe]
    public static int ParamsSpan(params ReadOnlySpan<int> values) => values.Length == 0 ? 0 : values[^1];

    [Observe]
    public ref int Element(int index) => ref _numbers[index];

    [Observe]
    public ref readonly string Text(bool throws)
    {
        if (throws)
        {
            throw new IndexOutOfRangeException("no text");
        }

        return ref _text;
    }

    [Observe]
    public static ReadOnlySpan<char> Trim(ReadOnlySpan<char> text, Span<int> numbers)
    {
        numbers[0] = text.Length;
        return text.IsEmpty ? default : text.Trim();
    }

    [Observe]
    public static Window Slice(Window window, int start)
    {
        try
        {
            return new Window(window.Items[start..]);
        }
        finally
        {
            window.Items[0] = 9;
        }
    }

    [Observe]
    public static int Stack(int n)
    {
        Span<int> numbers = stackalloc int[n];
        for (var i = 0; i < n; i++)
        {
            numbers[i] = i * i;
        }

        var sum = 0;
        foreach (var number in numbers)
        {
            sum += number;
        }

        return sum;
    }

    [Observe]
    [SkipLocalsInit]
    public static int StackUninitialised(int n)
    {
        int* numbers = stackalloc int[16384];
        numbers[n] = n;
        return numbers[n] + 1;
    }

    [Observe]
    public static int Pointers(int* numbers, void* nothing, int count, delegate*<int, int> map)
    {
        var sum = 0;
        for (var i = 0; i < count; i++)
        {
            sum += map(numbers[i]);
        }

        return nothing == null ? sum : -sum;
    }

    [Observe]
    public static int* Advance(int* numbers) => numbers + 1;

    [Observe]
    public static int Fixed(string text)
    {
        fixed (char* first = text)
        {
            return first == null ? 0 : *first;
        }
    }

    private static int Double(int n) => n * 2;

    public static string RunRefInOut()
    {
        var log = new Log();
        var counter = 1;
        var total = 8L;
        log.Add(RefInOut(ref counter, new Point(1, 2), out var text, in total));
        log.Add(RefInOut(ref counter, new Point(2, 3), out text, in total));
        log.Add($"{counter} {text}");

        var name = "old";
        log.Add(Generic(ref name, out var before, "new"));
        log.Add($"{name} {before}");
        var point = new Point(1, 1);
        log.Add(Generic(ref point, out var origin, new Point(2, 2)));
        log.Add($"{point} {origin}");
        return log.ToString();
    }

    public static string RunOutThenThrow()
    {
        var value = 1;
        try
        {
            OutThenThrow(out value, out _);
        }
        catch (InvalidOperationException exception)
        {
            return $"{value} {exception.Message}";
        }

        return "no exception";
    }

    public static string RunOutEscapes()
    {
        OutThenThrow(out var value, out _);
        return value.ToString();
    }

    public static string RunParams() => $"{Params("ab")} {Params("ab", 1, 2, 3)} {ParamsSpan()} {ParamsSpan(4, 5)}";

    public static string RunRefReturns()
    {
        var cases = new ByRefCases();
        cases.Element(1) = 20;
        ref var last = ref cases.Element(2);
        last += 5;
        ref readonly var text = ref cases.Text(throws: false);
        cases._text = "changed";
        return $"{string.Join(',', cases._numbers)} {text}";
    }

    public static string RunRefReturnThrows() => new ByRefCases().Text(throws: true);

    public static string RunElementThrows() => new ByRefCases().Element(3).ToString();

    public static string RunSpans()
    {
        Span<int> numbers = [1, 2, 3];
        var trimmed = Trim("  text ", numbers).ToString();
        var window = Slice(new Window(numbers), 1);
        return $"{trimmed} {numbers[0]} {window.Items.Length} {Trim(default, numbers).Length}";
    }

    public static string RunStack() => $"{Stack(5)} {StackUninitialised(100)}";

    public static string RunPointers()
    {
        var numbers = stackalloc int[] { 1, 2, 3 };
        return $"{Pointers(numbers, null, 3, &Double)} {Pointers(numbers, numbers, 2, &Double)} {*Advance(numbers)} {Fixed("a")} {Fixed("")}";
    }
}
