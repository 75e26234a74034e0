namespace Judgeval.Fody.Find;

/// <summary>What an attribute or FodyWeavers.xml asks for a method.</summary>
internal sealed record ObserveSettings
{
    public const string GuardrailKind = "guardrail";

    public string Kind { get; init; } = "span";

    /// <summary>Whether somebody wrote the kind, or it is the default.</summary>
    public bool KindIsDeclared { get; init; }

    public string? SpanName { get; init; }

    public bool RecordInput { get; init; } = true;

    public bool RecordOutput { get; init; } = true;

    public bool DisableGeneratorYieldSpan { get; init; }

    public bool Fork { get; init; }

    public IReadOnlyList<string> SkipArguments { get; init; } = [];

    public IReadOnlyList<string> Tags { get; init; } = [];

    public string? SessionId { get; init; }

    public string? UserId { get; init; }

    /// <summary>What <c>[Guardrail]</c> says; null for a method without it.</summary>
    public GuardrailSettings? Guardrail { get; init; }
}
