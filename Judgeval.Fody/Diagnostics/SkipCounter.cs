namespace Judgeval.Fody.Diagnostics;

/// <summary>Counts, by reason, the methods that a wide selection passed over; printed in the summary line.</summary>
internal sealed class SkipCounter
{
    private readonly SortedDictionary<string, int> _counts = new(StringComparer.Ordinal);

    public void Add(string reason)
    {
        _counts.TryGetValue(reason, out var count);
        _counts[reason] = count + 1;
    }

    public override string ToString() =>
        _counts.Count == 0
            ? ""
            : $", {_counts.Values.Sum()} skipped ({string.Join(", ", _counts.Select(pair => $"{pair.Value} {pair.Key}"))})";
}
