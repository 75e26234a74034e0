namespace Judgeval.Llm.Pricing;

/// <summary>What a call cost.</summary>
/// <param name="Usd">US dollars, not rounded.</param>
/// <param name="UsedFallback">Whether cached tokens were charged as the others are, because the table has no rate for them.</param>
internal readonly record struct CallCost(decimal Usd, bool UsedFallback)
{
    /// <summary>To a millionth of a dollar; what would be nothing then, to a billionth.</summary>
    internal double Rounded => Math.Round(Usd, 6) is var rounded && rounded == 0 ? (double)Math.Round(Usd, 9) : (double)rounded;

    /// <summary>Null when it is not known what the call used: half a price would be a wrong one. A model whose output is free needs no output.</summary>
    internal static CallCost? Of(in TokenUsage usage, ModelPrice price)
    {
        if (usage.Input is null || (usage.Output is null && price.Output != 0))
        {
            return null;
        }

        long reasoning = usage.Reasoning ?? 0;
        decimal input = (Tokens(usage.NonCached) * price.Input)
            + (Tokens(usage.CacheRead) * (price.CachedInput ?? price.Input))
            + (Tokens(usage.CacheWrite) * (price.CacheWrite ?? price.Input));
        decimal output = ((Tokens(usage.Output) - reasoning) * price.Output) + (reasoning * (price.Reasoning ?? price.Output));
        bool usedFallback = (usage.CacheRead > 0 && price.CachedInput is null) || (usage.CacheWrite > 0 && price.CacheWrite is null);
        return new CallCost((input + output) / 1000, usedFallback);
    }

    private static decimal Tokens(long? count) => count ?? 0;
}
