namespace Judgeval.Llm.Pricing;

/// <summary>What is set of prices.</summary>
internal sealed class PricingSettings
{
    /// <summary>The user's own prices: those of the environment, then those of the program.</summary>
    internal IReadOnlyList<PriceEntry> Overrides { get; init; } = [];

    /// <summary>Null for the default.</summary>
    internal string? CachePath { get; init; }
}
