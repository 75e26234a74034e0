namespace AssemblyToProcess;

/// <summary>What a scenario did, in order; its text is compared between the woven and the unwoven assembly.</summary>
public sealed class Log
{
    private readonly List<string> _entries = [];

    public void Add(object? entry)
    {
        lock (_entries)
        {
            _entries.Add(entry?.ToString() ?? "null");
        }
    }

    public T Add<T>(string name, T value)
    {
        Add($"{name}={value}");
        return value;
    }

    public override string ToString()
    {
        lock (_entries)
        {
            return string.Join("; ", _entries);
        }
    }
}
