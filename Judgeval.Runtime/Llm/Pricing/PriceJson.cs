using System.Globalization;
using System.Text.Json;

namespace Judgeval.Llm.Pricing;

/// <summary>Reads prices as JSON: US dollars for 1,000 tokens, under the names that Traccia's price files have.</summary>
internal static class PriceJson
{
    internal const string Allowed =
        """a JSON object of models with rates in US dollars for 1,000 tokens, such as {"gpt-4o":{"prompt":0.0025,"completion":0.01,"cached_prompt":0.00125}}; cache_write and reasoning are allowed too""";

    /// <summary>Reads the user's prices. Null if anything in it is wrong: half of it would be a price list that nobody wrote.</summary>
    internal static List<PriceEntry>? ReadOverride(string json)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            List<PriceEntry?> entries = [.. document.RootElement.EnumerateObject().Select(static model => Read(model, PriceSource.Environment, null))];
            return entries.Contains(null) || entries.Count == 0 ? null : [.. entries.OfType<PriceEntry>()];
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Reads a whole table. What in it is no price is left out; null if nothing is left.</summary>
    internal static List<PriceEntry>? ReadTable(Stream json, PriceSource source)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            DateTimeOffset? generated = document.RootElement.TryGetProperty("generated_at", out JsonElement text) ? Time(text) : null;
            List<PriceEntry> entries = [.. document.RootElement.GetProperty("models").EnumerateObject().Select(model => Read(model, source, generated)).OfType<PriceEntry>()];
            return entries.Count == 0 ? null : entries;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return null;
        }
    }

    private static PriceEntry? Read(JsonProperty model, PriceSource source, DateTimeOffset? generated)
    {
        if (model.Value.ValueKind != JsonValueKind.Object || string.IsNullOrWhiteSpace(model.Name))
        {
            return null;
        }

        bool isGood = TryRate(model.Value, "prompt", out decimal? input) & TryRate(model.Value, "completion", out decimal? output)
            & TryRate(model.Value, "cached_prompt", out decimal? cached) & TryRate(model.Value, "cache_write", out decimal? write)
            & TryRate(model.Value, "reasoning", out decimal? reasoning);
        var price = new ModelPrice(input ?? 0, output ?? 0) { CachedInput = cached, CacheWrite = write, Reasoning = reasoning };
        string? provider = model.Value.TryGetProperty("_provider", out JsonElement name) && name.ValueKind == JsonValueKind.String ? name.GetString() : null;
        return isGood && (input ?? output) is not null && price.IsAllowed ? new PriceEntry(model.Name.Trim(), provider, price, source, generated) : null;
    }

    // Absent is fine, anything but a number is not.
    private static bool TryRate(JsonElement model, string name, out decimal? rate)
    {
        rate = null;
        if (!model.TryGetProperty(name, out JsonElement value) || value.ValueKind == JsonValueKind.Null)
        {
            return true;
        }

        if (value.ValueKind != JsonValueKind.Number || !value.TryGetDecimal(out decimal number))
        {
            return false;
        }

        rate = number;
        return true;
    }

    private static DateTimeOffset? Time(JsonElement text) =>
        text.ValueKind == JsonValueKind.String && DateTimeOffset.TryParse(text.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset time)
            ? time
            : null;
}
