namespace Judgeval.Fody.Find;

/// <summary>Guesses what somebody meant who misspelled a name.</summary>
internal static class NearestName
{
    // Longer names are cut: a guess is not worth more.
    private const int Longest = 200;

    /// <summary>The name with the fewest letters to change, add or remove; wildcards are left out.</summary>
    public static string To(string pattern, IReadOnlyList<string> names)
    {
        var wanted = Cut(pattern.Replace("*", "").Replace("?", "").Trim('.'));
        return names.OrderBy(name => Distance(wanted, Cut(name))).ThenBy(name => name, StringComparer.Ordinal).First();
    }

    private static string Cut(string name) => (name.Length > Longest ? name.Substring(0, Longest) : name).ToUpperInvariant();

    private static int Distance(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var changed = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(changed, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[to.Length];
    }
}
