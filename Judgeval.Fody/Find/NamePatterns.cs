namespace Judgeval.Fody.Find;

/// <summary>Comma-separated patterns of which one has to match.</summary>
internal sealed class NamePatterns(string? patterns)
{
    public IReadOnlyList<NamePattern> All { get; } =
        [.. (patterns ?? "").Split(',').Select(pattern => pattern.Trim()).Where(pattern => pattern.Length > 0).Select(pattern => new NamePattern(pattern))];

    public bool IsEmpty => All.Count == 0;

    public bool Matches(string name) => All.Any(pattern => pattern.Matches(name));
}
