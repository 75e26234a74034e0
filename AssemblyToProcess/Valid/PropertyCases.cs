using Judgeval;

namespace AssemblyToProcess;

/// <summary>Properties and indexers, observed whole or by accessor.</summary>
public class PropertyCases
{
    private readonly Dictionary<string, int> _items = new() { ["a"] = 1 };
    private int _full;
    private int _number;

    [Observe]
    public string Auto { get; set; } = "initial";

    [Observe]
    public string Init { get; init; } = "none";

    [Observe]
    public static int Static { get; set; }

    [Observe]
    public int Full
    {
        get => _full + 1;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            _full = value;
        }
    }

    public int OnlyGetter
    {
        [Observe]
        get
        {
            if (_number > 2)
            {
                return -_number;
            }

            return _number;
        }

        set => _number = value;
    }

    public int OnlySetter
    {
        get => _number;

        [Observe]
        set => _number = value * 10;
    }

    [Observe]
    public int Computed => _full * 2;

    [Observe]
    public int this[string key]
    {
        get => _items[key];
        set => _items[key] = value;
    }

    [Observe]
    public ref int this[int index] => ref _full;

    public static string RunProperties()
    {
        var log = new Log();
        var cases = new PropertyCases { Init = "init" };
        log.Add(cases.Init);
        log.Add(cases.Auto);
        cases.Auto = "set";
        log.Add(cases.Auto);
        Static++;
        log.Add(Static > 0);
        cases.Full = 4;
        cases.Full += 2;
        log.Add(cases.Full);
        log.Add(cases.Computed);
        cases.OnlyGetter = 2;
        log.Add(cases.OnlyGetter);
        cases.OnlySetter = 3;
        log.Add(cases.OnlyGetter);
        log.Add(cases.OnlySetter);
        return log.ToString();
    }

    public static string RunIndexers()
    {
        var cases = new PropertyCases();
        cases["b"] = 5;
        cases["b"]++;
        cases[0] = 70;
        cases[0]++;
        return $"{cases["a"]} {cases["b"]} {cases.Full}";
    }

    public static string RunSetterThrows()
    {
        new PropertyCases().Full = -1;
        return "no exception";
    }

    public static string RunIndexerThrows() => new PropertyCases()["missing"].ToString();
}
