using System.Diagnostics;
using Judgeval.Configuration;
using Judgeval.Diagnostics;
using Judgeval.Internal;
using Judgeval.Values;

namespace Judgeval.Guardrails;

/// <summary>
/// Looks at each span when it has ended, before limits and exporters do: what is found is written to the span, and what a trace comes to, to its first span in this process.
/// A span that tells nothing costs one look at its attributes.
/// </summary>
internal sealed class GuardrailEngine(GuardrailSettings settings, ValueSettings values)
{
    internal GuardrailEngine(TracerSettings settings)
        : this(settings.Guardrails, settings.Values)
    {
    }

    /// <summary>Looks at a span that has ended just now.</summary>
    internal void Stopped(Activity span) => TryLook(span, isLate: false);

    /// <summary>Looks at a span that was handed over some time after its end; the first span of its trace, which comes last, may have ended too.</summary>
    internal void Taken(Activity span) => TryLook(span, isLate: true);

    private void TryLook(Activity span, bool isLate)
    {
        if (!span.IsAllDataRequested)
        {
            return;
        }

        try
        {
            Look(span, isLate);
        }
        catch (Exception e)
        {
            Faults.Report("DetectGuardrails", e);
        }
    }

    private void Look(Activity span, bool isLate)
    {
        SpanFacts facts = SpanFacts.Of(span);
        List<Finding>? findings = Detect(in facts);
        Capabilities capabilities = facts.Capabilities;
        bool saysSomething = findings is not null || capabilities != Capabilities.None || facts.Suppressed != Categories.None;
        TraceFindings? trace = saysSomething ? LocalRoot.FindingsOf(span, isLate) : LocalRoot.KeptBy(span);
        if (saysSomething)
        {
            trace?.Add(capabilities, facts.Suppressed, findings);
        }

        if (trace is { IsClosed: false } && LocalRoot.Is(span))
        {
            trace.Close();
            WriteSummary(span, trace);
        }
        else if (findings is not null)
        {
            WriteFindings(span, findings, findings.Count);
        }
    }

    private List<Finding>? Detect(in SpanFacts facts)
    {
        var detection = new Detection(facts, values);
        ExplicitDetector.Detect(in facts, ref detection);
        ProviderDetector.Detect(in facts, ref detection);
        if (settings.Heuristics)
        {
            HeuristicDetector.Detect(in facts, ref detection);
        }

        return detection.Findings;
    }

    private void WriteSummary(Activity root, TraceFindings trace)
    {
        if (!trace.HasAnything)
        {
            return;
        }

        var summary = new GuardrailSummary(trace, settings.Suppressed);
        if (trace.Count > 0)
        {
            WriteFindings(root, trace.Findings, trace.Count);
        }

        root.SetTag(SemanticConventions.Guardrails.Summary.Json, SummaryJson.Write(summary));
        root.SetTag(SemanticConventions.Guardrails.Summary.DetectedCategories, summary.Detected);
        root.SetTag(SemanticConventions.Guardrails.Summary.MissingCount, (long)summary.Missing.Length);
        root.SetTag(SemanticConventions.Guardrails.Summary.CoverageConfidence, ConfidenceNames.Of(summary.Confidence));
        if (summary.Coverage is { } coverage)
        {
            root.SetTag(SemanticConventions.Guardrails.Summary.Coverage, coverage);
        }

        trace.Clear();
    }

    private void WriteFindings(Activity span, IReadOnlyList<Finding> findings, int count)
    {
        span.SetTag(SemanticConventions.Guardrails.FindingCount, (long)count);
        span.SetTag(SemanticConventions.Guardrails.Findings, FindingsJson.Write(findings, values.Limit));
    }
}
