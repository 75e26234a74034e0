namespace Judgeval.Guardrails;

/// <summary>What an attribute says of a span, whoever wrote it.</summary>
[Flags]
internal enum Role
{
    None = 0,
    Kind = 1,
    Operation = 1 << 1,
    Model = 1 << 2,
    Vendor = 1 << 3,
    Prompt = 1 << 4,
    Completion = 1 << 5,
    Input = 1 << 6,
    Output = 1 << 7,
    ToolName = 1 << 8,
    FinishReason = 1 << 9,
    StopReason = 1 << 10,
    Status = 1 << 11,
    Refusal = 1 << 12,
    PromptFilter = 1 << 13,
    ContentFilter = 1 << 14,
    BlockReason = 1 << 15,
    SafetyRatings = 1 << 16,
    GuardrailAction = 1 << 17,
    IncompleteReason = 1 << 18,
    ErrorType = 1 << 19,
    ErrorMessage = 1 << 20,
    Suppress = 1 << 21,
}
