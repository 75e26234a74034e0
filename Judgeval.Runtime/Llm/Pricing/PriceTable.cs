namespace Judgeval.Llm.Pricing;

/// <summary>Prices by model. Built once; searching it changes nothing.</summary>
internal sealed class PriceTable
{
    private readonly Dictionary<string, PriceEntry> _byKey = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PriceEntry[]> _byBaseName;

    /// <summary>Of two prices for one model the later counts, whole.</summary>
    internal PriceTable(IEnumerable<PriceEntry> entries)
    {
        foreach (PriceEntry entry in entries)
        {
            _byKey[entry.Key] = entry;
        }

        _byBaseName = _byKey.Values
            .GroupBy(static entry => entry.BaseName, StringComparer.Ordinal)
            .ToDictionary(static group => group.Key, static group => InOrder(group), StringComparer.Ordinal);
    }

    /// <summary>
    /// The price of a model: the very name, else one that differs in vendor, region and date only, preferably of this vendor. Nothing that merely begins alike.
    /// </summary>
    internal PriceMatch? Find(string model, string? vendor)
    {
        if (_byKey.TryGetValue(model, out PriceEntry? exact))
        {
            return new PriceMatch(exact, IsExact: true);
        }

        if (!_byBaseName.TryGetValue(ModelName.BaseOf(model), out PriceEntry[]? candidates))
        {
            return null;
        }

        PriceEntry? ofVendor = vendor is null ? null : Array.Find(candidates, candidate => ModelName.IsVendor(candidate.Vendor, vendor));
        return new PriceMatch(ofVendor ?? candidates[0], IsExact: false);
    }

    private static PriceEntry[] InOrder(IEnumerable<PriceEntry> entries) =>
        [.. entries.OrderBy(static entry => entry.Key.Length).ThenBy(static entry => entry.Key, StringComparer.Ordinal)];
}
