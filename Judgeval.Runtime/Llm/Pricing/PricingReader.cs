using Judgeval.Configuration;

namespace Judgeval.Llm.Pricing;

/// <summary>Reads the user's own prices and where a table of them is.</summary>
internal sealed class PricingReader(TracerOptions options, EnvironmentReader environment)
{
    internal const string OverrideKey = "JUDGMENT_PRICING_OVERRIDE_JSON";
    private const int LongestTold = 80;

    /// <exception cref="ArgumentException">An option, or a value of the configuration, is not allowed.</exception>
    internal PricingSettings Read() => new()
    {
        Overrides = [.. FromEnvironment(), .. FromCode()],
        CachePath = Blank(options.PricingCachePath) ?? environment.Text("JUDGMENT_PRICING_CACHE_PATH"),
    };

    private List<PriceEntry> FromEnvironment()
    {
        if (environment.Text(OverrideKey) is not { } json)
        {
            return [];
        }

        if (PriceJson.ReadOverride(json) is { } entries)
        {
            return entries;
        }

        environment.Reject(OverrideKey, json.Length <= LongestTold ? json : $"{json.Substring(0, LongestTold)}…", PriceJson.Allowed);
        return [];
    }

    private IEnumerable<PriceEntry> FromCode()
    {
        foreach (KeyValuePair<string, ModelPrice> model in options.PricingOverride ?? new Dictionary<string, ModelPrice>())
        {
            if (string.IsNullOrWhiteSpace(model.Key) || model.Value is not { IsAllowed: true })
            {
                throw new ArgumentException($"{nameof(TracerOptions.PricingOverride)} has '{model.Key}' with {model.Value?.ToString() ?? "null"}; allowed are a model's name and rates from 0 to 1000000, in US dollars for 1,000 tokens.");
            }

            yield return new PriceEntry(model.Key.Trim(), Provider: null, model.Value, PriceSource.Override, GeneratedAt: null);
        }
    }

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text!.Trim();
}
