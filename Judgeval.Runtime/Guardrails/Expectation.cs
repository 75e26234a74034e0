namespace Judgeval.Guardrails;

/// <summary>Guardrails that a trace should have because of what it does.</summary>
/// <param name="Requires">What the trace has to do for it.</param>
/// <param name="Category">What should be checked.</param>
/// <param name="Confidence">How sure it is that this is missing, when it is not there.</param>
/// <param name="Why">The same for a person.</param>
internal sealed record Expectation(Capabilities Requires, Categories Category, Confidence Confidence, string Why)
{
    private const string LlmCalls = "Agent makes LLM calls with prompt data (may be user-provided)";
    private const string Output = "Agent produces text output visible to users";
    private const string Tools = "Agent uses tool/function calls";

    /// <summary>In the order in which what is missing is told.</summary>
    internal static readonly Expectation[] Matrix =
    [
        new(Capabilities.CallsLlm | Capabilities.HandlesUserText, Categories.InputValidation, Confidence.Medium, LlmCalls),
        new(Capabilities.CallsLlm | Capabilities.HandlesUserText, Categories.PromptInjection, Confidence.Medium, LlmCalls),
        new(Capabilities.ProducesUserText, Categories.OutputValidation, Confidence.Medium, Output),
        new(Capabilities.ProducesUserText, Categories.Moderation, Confidence.Medium, Output),
        new(Capabilities.UsesTools, Categories.ToolPermission, Confidence.High, Tools),
    ];

    internal bool IsOf(Capabilities capabilities) => (capabilities & Requires) == Requires;
}
