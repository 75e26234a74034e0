namespace Judgeval.Llm.Pricing;

/// <summary>The price of one model, and where it is from.</summary>
/// <param name="Key">What the table calls the model.</param>
/// <param name="Provider">Who runs it, as the table says it; null if it does not.</param>
/// <param name="Price">The rates.</param>
/// <param name="Source">The layer.</param>
/// <param name="GeneratedAt">When the table was made; null for a price that the user gave.</param>
internal sealed record PriceEntry(string Key, string? Provider, ModelPrice Price, PriceSource Source, DateTimeOffset? GeneratedAt)
{
    /// <summary>As it goes on the wire.</summary>
    internal string SourceName => Source switch
    {
        PriceSource.Bundled => "bundled",
        PriceSource.LocalCache => "local_cache",
        PriceSource.Environment => "env",
        _ => "override",
    };

    /// <summary>The model without vendor, region and date.</summary>
    internal string BaseName { get; } = ModelName.BaseOf(Key);

    /// <summary>Who runs it: as the table says, else the first part of a key that has several; to compare.</summary>
    internal string Vendor { get; } = ModelName.VendorOf(Provider ?? (Key.IndexOf('/') is > 0 and var slash ? Key.Substring(0, slash) : null));
}
