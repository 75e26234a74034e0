using System.Text.RegularExpressions;

namespace Judgeval.Fody.Find;

/// <summary>One pattern with <c>*</c> and <c>?</c>, matched on the whole of <c>Namespace.Type.Method</c>.</summary>
internal sealed class NamePattern(string text)
{
    private readonly Regex _regex = new("^" + Regex.Escape(text).Replace("\\*", ".*").Replace("\\?", ".") + "$", RegexOptions.CultureInvariant);

    public string Text { get; } = text;

    public bool Matches(string name) => _regex.IsMatch(name);
}
