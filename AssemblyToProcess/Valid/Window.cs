using Judgeval;

namespace AssemblyToProcess;

public readonly ref struct Window
{
    [Observe]
    public Window(Span<int> items)
    {
        Items = items;
    }

    public Span<int> Items { get; }

    [Observe]
    public int Sum(int offset)
    {
        var sum = offset;
        foreach (var item in Items)
        {
            sum += item;
        }

        return sum;
    }

    [Observe]
    public ref int First(ref int fallback)
    {
        if (Items.IsEmpty)
        {
            return ref fallback;
        }

        return ref Items[0];
    }
}
