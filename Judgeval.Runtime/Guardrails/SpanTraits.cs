namespace Judgeval.Guardrails;

/// <summary>What kind of work a span stands for. A span may be told to be several: by its attribute, by the operation, by what it has.</summary>
[Flags]
internal enum SpanTraits
{
    None = 0,
    Llm = 1,
    Tool = 2,
    Guardrail = 4,
    AgentGuardrail = 8,
    Handoff = 16,
}
