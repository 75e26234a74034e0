namespace Judgeval.Guardrails;

/// <summary>What a guardrail checks, as a set.</summary>
[Flags]
internal enum Categories
{
    None = 0,
    InputValidation = 1,
    PromptInjection = 2,
    Pii = 4,
    Moderation = 8,
    ToolPermission = 16,
    OutputValidation = 32,
    RateLimit = 64,
    Unknown = 128,
}
