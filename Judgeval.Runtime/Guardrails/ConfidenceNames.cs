namespace Judgeval.Guardrails;

/// <summary>How confidence is spelt on the wire.</summary>
internal static class ConfidenceNames
{
    private static readonly string[] Names = ["high", "medium", "low"];

    internal static string Of(Confidence confidence) => Names[(int)confidence];
}
