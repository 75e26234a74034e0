using Judgeval;

namespace Guardrails;

/// <summary>Checks a question, asks the model, and uses a tool. What nobody checks is the answer.</summary>
internal static class SupportAgent
{
    [Observe(SpanKinds.Agent)]
    public static string Answer(string question)
    {
        if (Checks.IsInjection(question) || Checks.IsTooLong(question))
        {
            return "I cannot help with that.";
        }

        var (answer, tool) = ScriptedModel.Complete(question);
        try
        {
            return tool switch
            {
                "find" => OrderTools.Find(17),
                "refund" => OrderTools.Refund(17),
                _ => answer,
            };
        }
        catch (UnauthorizedAccessException)
        {
            return "A colleague will take care of that.";
        }
    }
}
