namespace Judgeval.Guardrails;

/// <summary>How capabilities are spelt on the wire.</summary>
internal static class CapabilityNames
{
    // In the order of the bits, which is the order in which they are told.
    private static readonly string[] Names = ["calls_llm", "handles_user_text", "produces_user_text", "uses_tools", "has_external_actions"];

    internal static string[] Of(Capabilities set) => [.. Names.Where((_, i) => ((int)set & (1 << i)) != 0)];
}
