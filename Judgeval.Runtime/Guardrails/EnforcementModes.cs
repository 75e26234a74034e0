namespace Judgeval.Guardrails;

/// <summary>What a guardrail does when it is triggered.</summary>
internal static class EnforcementModes
{
    internal const string Block = "block";
    internal const string Unknown = "unknown";

    private static readonly string[] Known = [Block, "warn", "log_only"];

    internal static string Parse(object? value) =>
        value is string text && Array.Find(Known, mode => Words.AreSame(text.AsSpan(), mode.AsSpan())) is { } known ? known : Unknown;
}
