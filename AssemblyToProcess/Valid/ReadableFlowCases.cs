using Judgeval;

namespace AssemblyToProcess;

/// <summary>Ways through a method that runs from end to end: what a person sees of them after weaving is what a person would have written.</summary>
public class ReadableFlowCases
{
    private readonly int[] _cells = [1, 2, 3];

    [Observe]
    public ref int RefReturn(int index) => ref _cells[index];

    [Observe]
    public int TryCatchFinally(string text)
    {
        try
        {
            return int.Parse(text);
        }
        catch (FormatException exception)
        {
            return -exception.Message.Length;
        }
        finally
        {
            _cells[0]++;
        }
    }

    [Observe]
    public void NestedTry(string text)
    {
        try
        {
            try
            {
                _cells[1] = int.Parse(text);
            }
            finally
            {
                _cells[1]++;
            }
        }
        catch (FormatException)
        {
            _cells[1] = 0;
        }

        _cells[2]++;
    }

    [Observe]
    public static string? Using(string text)
    {
        using var reader = new StringReader(text);
        reader.Read();
        return reader.ReadLine();
    }

    [Observe]
    public int Lock()
    {
        lock (_cells)
        {
            return _cells[0]++;
        }
    }

    [Observe]
    public int Foreach(IEnumerable<int> numbers)
    {
        var sum = 0;
        foreach (var number in numbers)
        {
            if (number < 0)
            {
                return number;
            }

            sum += number;
        }

        return sum;
    }

    [Observe]
    public int LoopFromTheStart(Queue<int> numbers)
    {
        while (true)
        {
            var number = numbers.Dequeue();
            Func<bool> isLarge = () => number > _cells[1];
            if (isLarge())
            {
                return number;
            }
        }
    }

    [Observe]
    public static int Sum(List<int> numbers)
    {
        var sum = 0;
        foreach (var number in numbers)
        {
            sum += number;
        }

        return sum;
    }

    [Observe]
    public static string? Guards(string? text, int mode)
    {
        if (text != null)
        {
            if (mode == 1)
            {
                return null;
            }

            if (mode == 2)
            {
                throw new ArgumentException(text);
            }
        }

        var line = new List<string>();
        if (text == null)
        {
            line.Add("none");
        }
        else
        {
            line.Add(text);
        }

        return line[0];
    }

    [Observe]
    public static string Switch(int n)
    {
        switch (n)
        {
            case 0:
                return "none";
            case 1:
                return "one";
            case 2:
                return "two";
            default:
                throw new ArgumentOutOfRangeException(nameof(n));
        }
    }

    [Observe]
    public static string SwitchExpression(string text) => text switch
    {
        "a" => "first",
        "b" => "second",
        _ => text.Trim(),
    };

    [Observe]
    public bool Condition(int n) => n > 0 && _cells[0] > n;

    [Observe]
    public static string Choice(int n) => n < 0 ? "negative" : n.ToString();

    [Observe]
    public static string Ifs(int n)
    {
        if (n < 0)
        {
            return "negative";
        }

        return n.ToString();
    }

    public static int LocalFunction(int n)
    {
        return Twice(n) + 1;

        [Observe]
        static int Twice(int number)
        {
            return number * 2;
        }
    }

    public Func<int, int> Lambda() => [Observe] (number) => number + _cells[0];

    [Observe]
    public Func<int> Captures(int n, int step)
    {
        n++;
        return () => n += step;
    }

    public static async Task<string> RunAll()
    {
        var log = new Log();
        var cases = new ReadableFlowCases();
        cases.RefReturn(1) = 7;
        log.Add(cases.RefReturn(1));
        log.Add(cases.TryCatchFinally("12"));
        log.Add(cases.TryCatchFinally("x") < 0);
        cases.NestedTry("5");
        cases.NestedTry("x");
        log.Add(Using("text") ?? "");
        log.Add(cases.Lock());
        log.Add(cases.Foreach([1, 2]));
        log.Add(cases.Foreach([1, -2]));
        log.Add(cases.LoopFromTheStart(new Queue<int>([1, 9])));
        log.Add(Sum([1, 2]));
        log.Add(Guards(null, 0) ?? "");
        log.Add(Guards("text", 1) ?? "");
        log.Add(Switch(1));
        log.Add(SwitchExpression("b"));
        log.Add(SwitchExpression(" c "));
        log.Add(cases.Condition(1));
        log.Add(cases.Condition(-1));
        log.Add(Choice(-1));
        log.Add(Choice(1));
        log.Add(Ifs(-1));
        log.Add(Ifs(1));
        log.Add(LocalFunction(3));
        log.Add(cases.Lambda()(4));
        log.Add(cases.Captures(1, 2)());
        var tally = default(Tally);
        tally.Next(2);
        log.Add(tally.Next(3));
        log.Add(string.Join(',', cases._cells));
        await Task.CompletedTask;
        return log.ToString();
    }

    public struct Tally
    {
        private int _sum;

        [Observe]
        public int Next(int step)
        {
            _sum += step;
            return _sum;
        }
    }
}
