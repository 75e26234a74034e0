namespace Judgeval.Guardrails;

/// <summary>What a trace was seen to do.</summary>
[Flags]
internal enum Capabilities
{
    None = 0,
    CallsLlm = 1,
    HandlesUserText = 2,
    ProducesUserText = 4,
    UsesTools = 8,
    HasExternalActions = 16,
}
