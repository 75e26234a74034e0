using Judgeval;

namespace Guardrails;

/// <summary>Stands for a model, so that the sample needs no account. Like a real one it filters by itself.</summary>
internal static class ScriptedModel
{
    [Observe(SpanKinds.Llm)]
    public static (string Answer, string? Tool) Complete(string question)
    {
        Tracer.RecordLlmMetadata(new LlmMetadata { Provider = "openai", Model = "scripted-1" });
        var isFiltered = question.Contains("insult", StringComparison.Ordinal);
        Tracer.SetAttribute("gen_ai.response.finish_reasons", new[] { isFiltered ? "content_filter" : "tool_call" });
        return isFiltered ? ("", null) : ("One moment.", question.Contains("Refund", StringComparison.Ordinal) ? "refund" : "find");
    }
}
