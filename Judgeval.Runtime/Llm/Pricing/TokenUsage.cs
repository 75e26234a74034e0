namespace Judgeval.Llm.Pricing;

/// <summary>What a call used. Each input token counts in one place; reasoning is a part of the output. Null is not known.</summary>
internal readonly record struct TokenUsage(long? NonCached, long? CacheRead, long? CacheWrite, long? Output, long? Reasoning)
{
    /// <summary>All input tokens.</summary>
    internal long? Input => NonCached is null && CacheRead is null && CacheWrite is null ? null : unchecked((NonCached ?? 0) + (CacheRead ?? 0) + (CacheWrite ?? 0));

    internal bool IsKnown => Input is not null || Output is not null;

    /// <summary>Of counts that cannot be, the parts are left out: negative ones, and those that are more than the whole.</summary>
    internal static TokenUsage OfTotals(long? input, long? cacheRead, long? cacheWrite, long? output, long? reasoning)
    {
        long? read = Count(cacheRead);
        long? write = Count(cacheWrite);
        if (Count(input) is { } total && (read > total || write > total - (read ?? 0)))
        {
            (read, write) = (null, null);
        }

        long? nonCached = Count(input) is { } whole ? whole - (read ?? 0) - (write ?? 0) : null;
        return OfParts(nonCached, read, write, output, reasoning);
    }

    /// <inheritdoc cref="OfTotals"/>
    internal static TokenUsage OfParts(long? nonCached, long? cacheRead, long? cacheWrite, long? output, long? reasoning) =>
        new(Count(nonCached), Count(cacheRead), Count(cacheWrite), Count(output), Count(reasoning) is { } part && part <= Count(output) ? part : null);

    private static long? Count(long? tokens) => tokens is >= 0 and <= MostTokens ? tokens : null;

    // More is a mistake, and would overflow a sum.
    private const long MostTokens = 1_000_000_000_000_000;
}
