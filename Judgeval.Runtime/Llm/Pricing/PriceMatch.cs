namespace Judgeval.Llm.Pricing;

/// <summary>A price that was found.</summary>
/// <param name="Entry">The price.</param>
/// <param name="IsExact">Whether the table has the very name; else the names without vendor, region and date are the same.</param>
internal sealed record PriceMatch(PriceEntry Entry, bool IsExact)
{
    /// <summary>As it goes on the wire.</summary>
    internal string Kind => IsExact ? "exact" : "base";
}
