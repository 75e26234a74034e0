using System.Text.RegularExpressions;

namespace Judgeval.Fody.Find;

/// <summary>Comma-separated patterns with <c>*</c> and <c>?</c>, matched on the whole of <c>Namespace.Type.Method</c>.</summary>
internal sealed class NamePatterns
{
    private readonly Regex[] _patterns;

    public NamePatterns(string? patterns) =>
        _patterns =
        [
            .. (patterns ?? "").Split(',')
                .Select(pattern => pattern.Trim())
                .Where(pattern => pattern.Length > 0)
                .Select(pattern => new Regex("^" + Regex.Escape(pattern).Replace("\\*", ".*").Replace("\\?", ".") + "$", RegexOptions.CultureInvariant)),
        ];

    public bool IsEmpty => _patterns.Length == 0;

    public bool Matches(string name) => _patterns.Any(pattern => pattern.IsMatch(name));
}
