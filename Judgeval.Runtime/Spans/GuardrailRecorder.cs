using System.Diagnostics;
using Judgeval.Internal;
using Judgeval.Values;

namespace Judgeval.Spans;

/// <summary>
/// Writes whether a guardrail fired, and why. What the program said in so many words stays; what a result said is taken back by a later result, and by an exception.
/// </summary>
internal static class GuardrailRecorder
{
    // Where a span keeps the evidence that came with the result.
    private const string ResultEvidenceProperty = "judgeval.evidence";

    // Boxes of their own: they tell a verdict that a result gave from one that the program set.
    private static readonly object ResultFired = true;
    private static readonly object ResultPassed = false;

    internal static void Result(Activity activity, bool triggered, string? evidence)
    {
        Withdraw(activity);
        if (activity.GetTagItem(SemanticConventions.Guardrails.Triggered) is null)
        {
            activity.SetTag(SemanticConventions.Guardrails.Triggered, triggered ? ResultFired : ResultPassed);
        }

        if (WriteEvidence(activity, evidence) is { } written)
        {
            activity.SetCustomProperty(ResultEvidenceProperty, written);
        }
    }

    /// <summary>Takes back what a result said: the method did not return, or returns something else.</summary>
    internal static void Withdraw(Activity activity)
    {
        object? verdict = activity.GetTagItem(SemanticConventions.Guardrails.Triggered);
        if (ReferenceEquals(verdict, ResultFired) || ReferenceEquals(verdict, ResultPassed))
        {
            activity.SetTag(SemanticConventions.Guardrails.Triggered, null);
        }

        if (activity.GetCustomProperty(ResultEvidenceProperty) is { } evidence && ReferenceEquals(evidence, activity.GetTagItem(SemanticConventions.Guardrails.Evidence)))
        {
            activity.SetTag(SemanticConventions.Guardrails.Evidence, null);
        }
    }

    /// <summary>A guardrail that throws this has fired; spans of other kinds, which it passes through, are no guardrails.</summary>
    internal static void Blocked(Activity activity, GuardrailException exception)
    {
        if (!IsKind(activity.GetTagItem(SemanticConventions.Judgment.SpanKind) as string))
        {
            return;
        }

        if (activity.GetTagItem(SemanticConventions.Guardrails.Triggered) is null)
        {
            activity.SetTag(SemanticConventions.Guardrails.Triggered, true);
        }

        WriteEvidence(activity, exception.Evidence);
    }

    /// <summary>Adds categories that the trace of the span need not have.</summary>
    internal static void SuppressMissing(Activity? span, GuardrailCategory[] categories)
    {
        if (SpanWriter.Recording(span) is { } recording)
        {
            string[] before = recording.GetTagItem(SemanticConventions.Guardrails.SuppressMissing) as string[] ?? [];
            recording.SetTag(SemanticConventions.Guardrails.SuppressMissing, before.Union(categories.Select(GuardrailTerms.Of)).ToArray());
        }
    }

    private static bool IsKind(string? kind) => string.Equals(kind, SpanKinds.Guardrail, StringComparison.OrdinalIgnoreCase);

    private static string? WriteEvidence(Activity activity, string? evidence)
    {
        if (evidence is null || activity.GetTagItem(SemanticConventions.Guardrails.Evidence) is not null)
        {
            return null;
        }

        string? text = RecordedText.Of(SemanticConventions.Guardrails.Evidence, evidence);
        activity.SetTag(SemanticConventions.Guardrails.Evidence, text);
        return text;
    }
}
