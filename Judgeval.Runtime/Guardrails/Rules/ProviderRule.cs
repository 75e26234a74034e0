namespace Judgeval.Guardrails.Rules;

/// <summary>One thing that a provider says when a guardrail of its own has acted. <see cref="ProviderRules"/> is the table.</summary>
/// <param name="Reason">The id of the rule; the finding's <c>detection_reason</c>.</param>
/// <param name="Name">The finding's name.</param>
/// <param name="Signal">What is looked at.</param>
/// <param name="Values">The words or phrases that it is compared with.</param>
internal sealed record ProviderRule(string Reason, string Name, Signal Signal, params string[] Values)
{
    internal Match Match { get; init; } = Match.Word;

    internal Confidence Confidence { get; init; } = Confidence.High;

    internal Categories Category { get; init; } = Categories.Moderation;

    /// <summary>Whose the guardrail is; null for the vendor that the span names, or OpenAI.</summary>
    internal string? Integration { get; init; }

    /// <summary>The vendors whose spans the rule is for; null for all.</summary>
    internal string[]? Vendors { get; init; }

    /// <summary>Whether a span that names no vendor counts as one of theirs.</summary>
    internal bool TakesUnknownVendor { get; init; }

    internal bool Takes(scoped ReadOnlySpan<char> value, string? vendor) => IsFor(vendor) && Match switch
    {
        Match.Word => Words.IsAnyOf(value, Values),
        Match.Phrase => Words.HasAny(value.ToString(), Values),
        _ => !Words.IsAnyOf(value, Values),
    };

    private bool IsFor(string? vendor) => Vendors is null || (vendor is null ? TakesUnknownVendor : Guardrails.Vendors.Has(vendor, Vendors));
}
