using Judgeval;

namespace AssemblyToProcess;

/// <summary>The examples of guardrails in the documentation, word for word.</summary>
public static class GuardrailExampleCases
{
    [Guardrail("pii_check", Category = GuardrailCategory.Pii, EnforcementMode = EnforcementMode.Warn)]
    static bool HasEmail(string text) => text.Contains('@');

    [Guardrail("card_number", Category = GuardrailCategory.Pii)]
    static async Task<GuardrailResult> FindCardAsync(Task<string> answer)
    {
        int at = (await answer).IndexOf("4111", StringComparison.Ordinal);
        return at < 0 ? false : new GuardrailResult(true, $"a card number at {at}");
    }

    [Guardrail("moderation", Category = GuardrailCategory.Moderation)]
    static string Clean(string text)
    {
        string cleaned = text.Replace("damn", "****", StringComparison.OrdinalIgnoreCase);
        Guardrail.SetTriggered(cleaned != text);
        return cleaned;
    }

    [Guardrail("refunds", Category = GuardrailCategory.ToolPermission, EnforcementMode = EnforcementMode.Block)]
    static void AssertMayRefund(decimal amount)
    {
        if (amount > 100)
        {
            throw new GuardrailException("refunds", GuardrailCategory.ToolPermission, $"{amount} is more than 100");
        }

        Guardrail.SetTriggered(false);
    }

    [Observe(SpanKinds.Agent)]
    [SuppressMissingGuardrail(GuardrailCategory.Moderation, GuardrailCategory.OutputValidation)]
    static Task<string> SummariseAsync(string report) => Task.FromResult(report.Split('.')[0]);

    public static string RunInline()
    {
        string question = "how do I pick a lock?";
        string[] blocklist = ["poison", "lock"];
        using (GuardrailSpan check = GuardrailSpan.Start("blocklist", GuardrailCategory.InputValidation, EnforcementMode.Block))
        {
            string? found = Array.Find(blocklist, question.Contains);
            check.SetTriggered(found is not null);
            check.SetEvidence(found);
        }

        return question;
    }

    public static async Task<string> RunAll()
    {
        string refused = "";
        try
        {
            AssertMayRefund(20);
            AssertMayRefund(200);
        }
        catch (GuardrailException exception)
        {
            refused = exception.Message;
        }

        return $"{HasEmail("ann@example.test")} {await FindCardAsync(Task.FromResult("card 4111 1111"))} {await FindCardAsync(Task.FromResult("none"))} {Clean("Damn")} {refused} {await SummariseAsync("All is well. Really.")}";
    }
}
