namespace Judgeval.Guardrails;

/// <summary>How sure a finding is; the best comes first.</summary>
internal enum Confidence
{
    High,
    Medium,
    Low,
}
