namespace Judgeval;

/// <summary>What a model costs, in US dollars for 1,000 tokens; for <see cref="TracerOptions.PricingOverride"/>. Rates are 0 to 1,000,000.</summary>
/// <param name="Input">Input tokens that are not cached.</param>
/// <param name="Output">Output tokens.</param>
/// <example>
/// <code>
/// var price = new ModelPrice(Input: 0.0025m, Output: 0.01m) { CachedInput = 0.00125m };
/// </code>
/// </example>
public sealed record ModelPrice(decimal Input, decimal Output)
{
    /// <summary>Input tokens read from the provider's cache. Default: <see cref="Input"/>.</summary>
    public decimal? CachedInput { get; init; }

    /// <summary>Input tokens written to the provider's cache. Default: <see cref="Input"/>.</summary>
    public decimal? CacheWrite { get; init; }

    /// <summary>Output tokens that the model spent on reasoning. Default: <see cref="Output"/>.</summary>
    public decimal? Reasoning { get; init; }

    internal bool IsAllowed => In(Input) && In(Output) && In(CachedInput) && In(CacheWrite) && In(Reasoning);

    private static bool In(decimal? rate) => rate is null or (>= 0 and <= 1_000_000);
}
