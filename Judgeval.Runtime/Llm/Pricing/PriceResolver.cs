using System.Collections.Concurrent;
using System.Globalization;
using Judgeval.Diagnostics;
using Judgeval.Export.Delivery;

namespace Judgeval.Llm.Pricing;

/// <summary>
/// Finds the price of a model, for spans and metrics alike: the program's, else the environment's, else that of the user's table, else the bundled one. Nothing is read
/// before a price is asked for.
/// </summary>
internal sealed class PriceResolver(PricingSettings settings, RuntimeLog log, TimeSource time)
{
    private const int StaleDays = 30;

    // Names come from the network: they must not fill the memory.
    private const int MostRemembered = 1024;

    private readonly Lazy<PriceTable> _table = new(() => new PriceTable([.. PriceFiles.ReadBundled(), .. PriceFiles.ReadCache(settings.CachePath, log), .. settings.Overrides]));
    private readonly ConcurrentDictionary<(string Model, string? Vendor), PriceMatch?> _found = new();
    private int _remembered;

    /// <summary>
    /// The price of a call: by the model that answered, which is more precise than the one asked for, unless the user has a price for the very name asked for.
    /// </summary>
    internal PriceMatch? Find(string? requested, string? answered, string? vendor)
    {
        PriceMatch? asked = Find(requested, vendor);
        return asked is { IsExact: true, Entry.Source: PriceSource.Override or PriceSource.Environment } ? asked : Find(answered, vendor) ?? asked;
    }

    /// <summary>Days since the table was made; null for a price that is the user's own. One that is old is told, once.</summary>
    internal long? AgeOf(PriceEntry entry)
    {
        if (entry.GeneratedAt is not { } generated)
        {
            return null;
        }

        long days = Math.Max(0, (long)Math.Floor((time.UtcNow - generated).TotalDays));
        if (days > StaleDays)
        {
            log.Once(
                LogSeverity.Warning,
                "pricing.stale",
                $"costs come from prices of {generated.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}, {days.ToString(CultureInfo.InvariantCulture)} days old. Put newer ones into '{settings.CachePath ?? PriceFiles.DefaultPath}', or set {PricingReader.OverrideKey} or TracerOptions.{nameof(TracerOptions.PricingOverride)}.");
        }

        return days;
    }

    private PriceMatch? Find(string? model, string? vendor)
    {
        if (string.IsNullOrWhiteSpace(model))
        {
            return null;
        }

        if (_found.TryGetValue((model!, vendor), out PriceMatch? known))
        {
            return known;
        }

        PriceMatch? found = _table.Value.Find(model!.Trim(), vendor);
        if (Interlocked.Increment(ref _remembered) <= MostRemembered)
        {
            _found[(model, vendor)] = found;
        }

        return found;
    }
}
