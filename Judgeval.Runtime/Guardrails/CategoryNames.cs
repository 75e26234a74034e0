using Judgeval.Spans;

namespace Judgeval.Guardrails;

/// <summary>How categories are spelt on the wire.</summary>
internal static class CategoryNames
{
    private const int Known = 7;

    // In the order of the bits, which is that of the public enumeration with the unknown at the end.
    private static readonly string[] Names = [.. Enumerable.Range(1, Known).Append(0).Select(static category => GuardrailTerms.Of((GuardrailCategory)category))];

    /// <summary>The names of one category each, as a sentence lists them.</summary>
    internal static string Allowed { get; } = string.Join(", ", Names, 0, Known);

    internal static string Of(Categories category)
    {
        int index = 0;
        while (((int)category >> index) > 1)
        {
            index++;
        }

        return Names[index];
    }

    /// <summary>The names in ordinal order.</summary>
    internal static string[] Sorted(Categories set)
    {
        List<string> names = [];
        for (int i = 0; i < Names.Length; i++)
        {
            if (((int)set & (1 << i)) != 0)
            {
                names.Add(Names[i]);
            }
        }

        names.Sort(StringComparer.Ordinal);
        return [.. names];
    }

    /// <summary><see cref="Categories.Unknown"/> for a name that is none.</summary>
    internal static Categories Parse(ReadOnlySpan<char> text)
    {
        for (int i = 0; i < Names.Length; i++)
        {
            if (Words.AreSame(text, Names[i].AsSpan()))
            {
                return (Categories)(1 << i);
            }
        }

        return Categories.Unknown;
    }

    /// <summary>Of an attribute: a list of texts, or one with commas. What is no category counts for nothing.</summary>
    internal static Categories ParseSet(object value)
    {
        Categories set = Categories.None;
        if (value is string text)
        {
            set = ParseList(text.AsSpan());
        }
        else if (value is System.Collections.IEnumerable items)
        {
            foreach (object? item in items)
            {
                set |= item is string name ? Parse(name.AsSpan()) : Categories.None;
            }
        }

        return set & ~Categories.Unknown;
    }

    private static Categories ParseList(ReadOnlySpan<char> text)
    {
        Categories set = Categories.None;
        var words = new WordList(text);
        while (words.MoveNext())
        {
            set |= Parse(words.Current);
        }

        return set;
    }
}
