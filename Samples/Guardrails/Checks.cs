using Judgeval;

namespace Guardrails;

/// <summary>Guardrails: what each returns says whether it was triggered.</summary>
internal static class Checks
{
    private const int LongestQuestion = 200;

    [Guardrail("injection_filter", Category = GuardrailCategory.PromptInjection, EnforcementMode = EnforcementMode.Block)]
    public static bool IsInjection(string question) => question.Contains("ignore your rules", StringComparison.OrdinalIgnoreCase);

    [Guardrail("length_check", Category = GuardrailCategory.InputValidation, EnforcementMode = EnforcementMode.Block)]
    public static bool IsTooLong(string question) => question.Length > LongestQuestion;
}
