namespace Judgeval.Llm.Pricing;

/// <summary>Where a price comes from; a later one wins.</summary>
internal enum PriceSource
{
    Bundled,
    LocalCache,
    Environment,
    Override,
}
