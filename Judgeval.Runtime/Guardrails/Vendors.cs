namespace Judgeval.Guardrails;

/// <summary>Who made a model, from what spans call them: <c>openai</c>, <c>azure.ai.openai</c>, <c>gcp.vertex_ai</c>, <c>aws.bedrock</c>, …</summary>
internal static class Vendors
{
    internal static readonly string[] Anthropic = ["anthropic", "claude"];
    internal static readonly string[] Bedrock = ["bedrock", "aws", "amazon"];

    private static readonly string[] Google = ["google", "gemini", "gcp", "vertex"];

    /// <summary>Whether the name has one of the words.</summary>
    internal static bool Has(string vendor, string[] words) => Array.Exists(words, word => Words.Has(vendor, word));

    /// <summary>What a finding calls the vendor. OpenAI's format is the one that everybody else speaks.</summary>
    internal static string IntegrationOf(string? vendor) => vendor switch
    {
        null => "openai",
        _ when Has(vendor, ["azure", "az.ai"]) => "azure_openai",
        _ when Has(vendor, Google) => "google",
        _ when Has(vendor, Bedrock) => "bedrock",
        _ when Has(vendor, Anthropic) => "anthropic",
        _ => "openai",
    };
}
