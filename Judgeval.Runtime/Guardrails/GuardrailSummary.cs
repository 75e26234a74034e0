namespace Judgeval.Guardrails;

/// <summary>What the spans of a trace come to: what checked it, what fired, and what is missing.</summary>
internal sealed class GuardrailSummary
{
    private const string NoCapability = "No LLM or tool spans observed; capability inference may be incomplete.";
    private const string NoFinding = "No guardrail signals detected in trace; agent may have out-of-band guardrails not visible to tracing.";
    private const string HeuristicOnly = "Some findings are heuristic-only (low confidence); verify independently.";

    internal GuardrailSummary(TraceFindings trace, Categories suppressed)
    {
        Categories left = ~(trace.Suppressed | suppressed);
        Expectation[] expected = Array.FindAll(Expectation.Matrix, expectation => expectation.IsOf(trace.Capabilities) && (expectation.Category & left) != 0);
        Missing = Array.FindAll(expected, expectation => (expectation.Category & trace.Covered) == 0);
        Coverage = expected.Length == 0 ? null : (expected.Length - Missing.Length) / (double)expected.Length;
        Detected = CategoryNames.Sorted(trace.Detected);
        Triggered = CategoryNames.Sorted(trace.Triggered);
        Unanswered = CategoryNames.Sorted(trace.Covered & ~trace.Answered);
        Capabilities = CapabilityNames.Of(trace.Capabilities);
        Confidence = ConfidenceOf(trace);
        Limitations = [.. LimitationsOf(trace, Missing.Length)];
    }

    internal string[] Detected { get; }

    internal string[] Triggered { get; }

    /// <summary>Covered, but by guardrails only that did not say whether they were triggered.</summary>
    internal string[] Unanswered { get; }

    internal Expectation[] Missing { get; }

    /// <summary>The share of expected categories that are covered; null if none is expected.</summary>
    internal double? Coverage { get; }

    internal Confidence Confidence { get; }

    internal string[] Capabilities { get; }

    internal string[] Limitations { get; }

    private static Confidence ConfidenceOf(TraceFindings trace)
    {
        int high = trace.Counts[(int)Confidence.High];
        return high == 0 ? Confidence.Low : high == trace.Count ? Confidence.High : Confidence.Medium;
    }

    private static IEnumerable<string> LimitationsOf(TraceFindings trace, int missing)
    {
        if ((trace.Capabilities & (Guardrails.Capabilities.CallsLlm | Guardrails.Capabilities.UsesTools)) == 0)
        {
            yield return NoCapability;
        }

        if (trace.Count == 0)
        {
            yield return NoFinding;
        }

        if (trace.Counts[(int)Confidence.Low] > 0)
        {
            yield return HeuristicOnly;
        }

        if (missing > 0)
        {
            yield return FormattableString.Invariant($"{missing} expected guardrail {(missing == 1 ? "category" : "categories")} not detected in trace.");
        }

        if (trace.Count > TraceFindings.Most)
        {
            yield return FormattableString.Invariant($"Only the first {TraceFindings.Most} of {trace.Count} findings are listed.");
        }
    }
}
