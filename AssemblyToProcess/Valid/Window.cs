namespace AssemblyToProcess;

public readonly ref struct Window(Span<int> items)
{
    public Span<int> Items { get; } = items;
}
