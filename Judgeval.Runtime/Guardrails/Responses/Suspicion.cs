#if NET9_0_OR_GREATER
using System.Buffers;
using Judgeval.Guardrails.Rules;
#endif

namespace Judgeval.Guardrails.Responses;

/// <summary>Whether a text can say anything of a guardrail at all. A miss costs a fraction of reading the JSON; made of the rules, so that a new one needs no thought here.</summary>
internal static class Suspicion
{
#if NET9_0_OR_GREATER
    // Properties that say something by being there, or by what is in them.
    private static readonly string[] Properties = ["refusal", "filtered", "block_reason", "blockReason"];

    private static readonly SearchValues<string> Marks = SearchValues.Create(
        [
            .. ProviderRules.Rows.Where(static row => row.Match == Match.Word).SelectMany(static row => row.Values)
                .SelectMany(static value => new[] { value, value.Replace("_", "", StringComparison.Ordinal) }).Concat(Properties).Distinct(StringComparer.OrdinalIgnoreCase),
        ],
        StringComparison.OrdinalIgnoreCase);

    internal static bool IsRaisedBy(ReadOnlySpan<char> text) => text.ContainsAny(Marks);
#else
    // Without a search for many words at once, reading the JSON is the faster way.
    internal static bool IsRaisedBy(ReadOnlySpan<char> text) => !text.IsEmpty;
#endif
}
