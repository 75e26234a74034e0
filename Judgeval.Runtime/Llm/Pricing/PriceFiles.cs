using System.Runtime.InteropServices;
using Judgeval.Diagnostics;

namespace Judgeval.Llm.Pricing;

/// <summary>The two tables: the one in this assembly, and the one that the user may have on disk.</summary>
internal static class PriceFiles
{
    private const string Resource = "Judgeval.Llm.Pricing.prices.json";
    private const long LongestFile = 32 * 1024 * 1024;

    /// <summary>Where the user's table is when nobody says.</summary>
    internal static string DefaultPath => Path.Combine(CacheFolder(), "judgeval", "pricing.json");

    internal static List<PriceEntry> ReadBundled()
    {
        using Stream? json = typeof(PriceFiles).Assembly.GetManifestResourceStream(Resource);
        return (json is null ? null : PriceJson.ReadTable(json, PriceSource.Bundled)) ?? [];
    }

    /// <summary>The user's table; nothing if there is none. One that cannot be read is told.</summary>
    internal static List<PriceEntry> ReadCache(string? path, RuntimeLog log)
    {
        string file = path ?? DefaultPath;
        try
        {
            if (!File.Exists(file))
            {
                return [];
            }

            using var json = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            if (json.Length <= LongestFile && PriceJson.ReadTable(json, PriceSource.LocalCache) is { } entries)
            {
                return entries;
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            RuntimeEventSource.Instance.Fault("ReadPrices", e);
        }

        log.Once(
            LogSeverity.Warning,
            "pricing.cache",
            $"JUDGMENT_PRICING_CACHE_PATH: '{file}' is not used. Allowed is a file with {{\"generated_at\": …, \"models\": …}}, where models is {PriceJson.Allowed}.");
        return [];
    }

    private static string CacheFolder()
    {
        if (RuntimeInformation.IsOSPlatform(OSPlatform.Windows))
        {
            return Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData);
        }

        string home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        string? chosen = Environment.GetEnvironmentVariable("XDG_CACHE_HOME");
        return RuntimeInformation.IsOSPlatform(OSPlatform.OSX) ? Path.Combine(home, "Library", "Caches")
            : string.IsNullOrEmpty(chosen) ? Path.Combine(home, ".cache") : chosen!;
    }
}
