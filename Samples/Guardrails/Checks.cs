using Judgeval;

namespace Guardrails;

/// <summary>Guardrails: each says what it checks, and whether it was triggered.</summary>
internal static class Checks
{
    private const int LongestQuestion = 200;

    [Observe(SpanKinds.Guardrail)]
    [SpanTag("guardrail.name", "injection_filter")]
    [SpanTag("guardrail.category", "prompt_injection")]
    [SpanTag("guardrail.enforcement_mode", "block")]
    public static bool IsInjection(string question)
    {
        var found = question.Contains("ignore your rules", StringComparison.OrdinalIgnoreCase);
        Tracer.SetAttribute("guardrail.triggered", found);
        return found;
    }

    [Observe(SpanKinds.Guardrail)]
    [SpanTag("guardrail.name", "length_check")]
    [SpanTag("guardrail.category", "input_validation")]
    public static bool IsReasonable(string question)
    {
        var fits = question.Length <= LongestQuestion;
        Tracer.SetAttribute("guardrail.triggered", !fits);
        return fits;
    }
}
