using System.Text.RegularExpressions;

namespace Judgeval.Values;

/// <summary>Masks API keys of the form <c>sk-…</c> and bearer tokens. The search for their beginnings costs next to nothing; the expression runs only then.</summary>
internal static class SecretMask
{
    private const string KeyStart = "sk-";
    private const string TokenStart = "bearer";

    private static readonly Lazy<Regex> Secrets = new(() => new Regex(
        @"(?<![A-Za-z0-9])(?<keep>sk-)[A-Za-z0-9_\-]{12,}|(?<![A-Za-z0-9])(?<keep>bearer\s+)[A-Za-z0-9\-._~+/]{8,}=*",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase));

    internal static string Apply(string text) =>
        text.IndexOf(KeyStart, StringComparison.OrdinalIgnoreCase) < 0 && text.IndexOf(TokenStart, StringComparison.OrdinalIgnoreCase) < 0
            ? text
            : Secrets.Value.Replace(text, "${keep}***");
}
