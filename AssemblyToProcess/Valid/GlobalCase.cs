using Judgeval;

/// <summary>A type without a namespace.</summary>
public static class GlobalCase
{
    [Observe]
    public static string Global(int n) => FileLocal.Value(n);
}

file static class FileLocal
{
    [Observe]
    public static string Value(int n) => $"file {n}";
}
