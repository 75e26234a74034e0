using Judgeval.Guardrails.Rules;
using Judgeval.Values;

namespace Judgeval.Guardrails;

/// <summary>Collects what is found on one span. Until something is, nothing is allocated.</summary>
internal ref struct Detection(SpanFacts facts, ValueSettings settings)
{
    private readonly SpanFacts _facts = facts;

    /// <summary>Null for none.</summary>
    internal List<Finding>? Findings { get; private set; }

    internal readonly ValueSettings Settings => settings;

    /// <summary>A finding on this span that is yet to be described.</summary>
    internal readonly Finding New(string sourceType, Categories category, string name) =>
        new(_facts.Span.TraceId.ToHexString(), _facts.Span.SpanId.ToHexString(), sourceType, category, name);

    /// <summary>Keeps the finding, unless the same one is there and as sure.</summary>
    internal void Add(Finding finding)
    {
        Findings ??= [];
        int same = Findings.FindIndex(other => other.Id == finding.Id);
        if (same < 0)
        {
            Findings.Add(finding);
        }
        else if (finding.Confidence < Findings[same].Confidence)
        {
            Findings[same] = finding;
        }
    }

    /// <summary>Asks the rules about something that a provider said.</summary>
    /// <param name="signal">What it is.</param>
    /// <param name="value">What was said.</param>
    /// <param name="key">The attribute that says so.</param>
    /// <param name="before">An attribute without which it would say nothing.</param>
    /// <param name="after">Another attribute that had a part in it.</param>
    /// <param name="quote">What a finding quotes; the value if there is nothing better.</param>
    internal void Offer(Signal signal, scoped ReadOnlySpan<char> value, string key, string? before = null, string? after = null, string? quote = null)
    {
        if (value.IsEmpty)
        {
            return;
        }

        foreach (ProviderRule rule in ProviderRules.For(signal))
        {
            if (rule.Takes(value, _facts.Vendor))
            {
                Add(Describe(rule, Excerpt.Of(key, quote ?? value.ToString(), settings), [before, key, after]));
            }
        }
    }

    private readonly Finding Describe(ProviderRule rule, string? excerpt, string?[] keys) => New(Finding.ProviderNative, rule.Category, rule.Name) with
    {
        Confidence = rule.Confidence,
        Triggered = true,
        EnforcementMode = EnforcementModes.Block,
        Reason = rule.Reason,
        Integration = rule.Integration ?? Vendors.IntegrationOf(_facts.Vendor),
        Keys = [.. keys.OfType<string>()],
        Excerpt = rule.Signal == Signal.ErrorMessage ? excerpt?.ToLowerInvariant() : excerpt,
    };
}
