using System.Text.RegularExpressions;

namespace Judgeval.Values;

/// <summary>Masks API keys (<c>sk-…</c>, <c>AIza…</c>), bearer tokens and other credentials of an <c>Authorization</c> header. The search for their beginnings costs next to nothing; the expression runs only then.</summary>
internal static class SecretMask
{
    internal const string Masked = "***";

    private const int ShortestSecret = 12;

    private static readonly string[] Starts = ["sk-", "bearer", "authorization", "aiza"];

    // Headers that carry nothing but credentials.
    private static readonly HashSet<string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        "Authorization", "Proxy-Authorization", "Cookie", "Set-Cookie", "X-Api-Key", "Api-Key", "X-Goog-Api-Key", "X-Amz-Security-Token",
    };

    private static readonly Lazy<Regex> Secrets = new(() => new Regex(
        """
        (?<![A-Za-z0-9])(?:
            (?<keep>sk-)[A-Za-z0-9_\-]{12,}
          | (?<keep>bearer[\x20\t\r\n]+)[A-Za-z0-9\-._~+/]{8,}=*
          | (?<keep>authorization\W{1,8}(?:basic|digest|token|apikey)[\x20\t\r\n]+)[^\s"'\\,;]{4,}
          | (?<keep>AIza)[A-Za-z0-9_\-]{30,}
        )
        """,
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace));

    /// <summary>Whether the member, key or parameter of that name is a credential, whatever its value.</summary>
    internal static bool IsSecretName(string name) => name.Length is >= 6 and <= 20 && Names.Contains(name);

    internal static string Apply(string text) => MayHaveSecret(text) ? Secrets.Value.Replace(text, "${keep}" + Masked) : text;

#if NET9_0_OR_GREATER
    private const int ShortestWithoutSpace = 34;

    private static readonly System.Buffers.SearchValues<char> Spaces = System.Buffers.SearchValues.Create("- \t\r\n");

    private static readonly System.Buffers.SearchValues<string> Beginnings = System.Buffers.SearchValues.Create(Starts, StringComparison.OrdinalIgnoreCase);

    // A short text is mostly done with the first look: all but the keys that are longer than it have a hyphen or a space.
    internal static bool MayHaveSecret(string text) =>
        text.Length >= ShortestSecret
        && (text.Length >= ShortestWithoutSpace || text.AsSpan().ContainsAny(Spaces))
        && text.AsSpan().ContainsAny(Beginnings);
#else
    internal static bool MayHaveSecret(string text)
    {
        if (text.Length < ShortestSecret)
        {
            return false;
        }

        foreach (string start in Starts)
        {
#pragma warning disable CA2249 // Contains with a comparison is not in .NET Standard 2.0.
            if (text.IndexOf(start, StringComparison.OrdinalIgnoreCase) >= 0)
#pragma warning restore CA2249
            {
                return true;
            }
        }

        return false;
    }
#endif
}
