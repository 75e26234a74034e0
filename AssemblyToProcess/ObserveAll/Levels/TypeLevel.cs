using Judgeval;

namespace Shop.Levels;

/// <summary>Members of every kind; the type's own attribute says which are observed.</summary>
[ObserveAll("type", Members = ObservedMembers.PublicMethods | ObservedMembers.Properties | ObservedMembers.Constructors)]
public class TypeLevel
{
    private static int _made;
    private int _field;
    private Task<int> _running = Task.FromResult(1);

    public TypeLevel(int field)
    {
        _field = field;
        _made = field;
    }

    public static int Made => _made;

    public int Auto { get; set; }

    public int Field
    {
        get => _field;
        set => _field = value;
    }

    public int Computed => _field * 2;

    public int Checked
    {
        get => _field;
        set => _field = Math.Max(0, value);
    }

    [DoNotObserve]
    public int Declined => _field * 3;

    [DoNotObserve]
    public int DeclinedButGetter
    {
        [Observe("getter")]
        get => _field * 4;
    }

    [Observe("property")]
    public int Whole
    {
        get => _field;

        [DoNotObserve]
        set => _field = value;
    }

    public int this[int index] => _field + index;

    // Two calls have to return the same task.
    public Task<int> Running => _running ?? Task.FromResult(0);

    public event EventHandler? Raised
    {
        add => _field++;
        remove => _field--;
    }

    public static TypeLevel operator +(TypeLevel left, int by) => new(left._field + by);

    public int Public() => NonPublic();

    [Observe("method", SpanName = "nearest")]
    public int Nearest() => _field;

    [DoNotObserve]
    public int DeclinedMethod() => _field;

    private int NonPublic() => _field;

    public static string Run()
    {
        var type = new TypeLevel(1) { Auto = 2, Field = 3, Checked = 4 };
        type.Whole = 5;
        type.Raised += null;
        type += 1;
        var same = ReferenceEquals(type.Running, type.Running);
        return string.Join(' ', Made, type.Auto, type.Field, type.Computed, type.Checked, type.Declined, type.DeclinedButGetter, type.Whole, type[1], same,
            type.Public(), type.Nearest(), type.DeclinedMethod(), Inner.Covered(), Left.NotCovered(), Left.Again.Covered(), new Empty().AssemblyTool());
    }

    public static class Inner
    {
        public static int Covered() => 1;
    }

    [DoNotObserve]
    public static class Left
    {
        public static int NotCovered() => 2;

        [ObserveAll("again")]
        public static class Again
        {
            public static int Covered() => 3;
        }
    }

    // The nearest that includes the member decides: for this type nothing but what the assembly includes.
    [ObserveAll("empty", Include = "*.Empty.Trivial", Members = ObservedMembers.All)]
    [ObserveAll("second", Members = ObservedMembers.Constructors | ObservedMembers.NonPublicMethods)]
    public class Empty
    {
        public int Trivial { get; set; }

        public int AssemblyTool() => Hidden();

        private int Hidden() => 4;
    }
}
