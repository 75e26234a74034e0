namespace Judgeval.Guardrails;

/// <summary>What a tracer is told about guardrails.</summary>
internal sealed class GuardrailSettings
{
    /// <summary>Whether a tool's error may be taken for a guardrail.</summary>
    internal bool Heuristics { get; init; } = true;

    /// <summary>What no trace is expected to have.</summary>
    internal Categories Suppressed { get; init; }
}
