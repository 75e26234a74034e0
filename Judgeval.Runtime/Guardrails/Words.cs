namespace Judgeval.Guardrails;

/// <summary>Compares names that one provider spells <c>content_filter</c>, another <c>CONTENT_FILTER</c> and a .NET enumeration <c>ContentFilter</c>.</summary>
internal static class Words
{
    internal static bool AreSame(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        int i = 0;
        int j = 0;
        while (true)
        {
            Skip(left, ref i);
            Skip(right, ref j);
            if (i == left.Length || j == right.Length)
            {
                return i == left.Length && j == right.Length;
            }

            if (Lower(left[i++]) != Lower(right[j++]))
            {
                return false;
            }
        }
    }

    internal static bool IsAnyOf(ReadOnlySpan<char> text, string[] names)
    {
        foreach (string name in names)
        {
            if (AreSame(text, name.AsSpan()))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the text has one of the phrases, in any case and with either apostrophe.</summary>
    internal static bool HasAny(string text, string[] phrases)
    {
        string plain = text.Replace('’', '\'');
        return Array.Exists(phrases, phrase => Has(plain, phrase));
    }

#pragma warning disable CA2249 // Contains with a comparison is not in .NET Standard 2.0.
    internal static bool Has(string text, string phrase) => text.IndexOf(phrase, StringComparison.OrdinalIgnoreCase) >= 0;
#pragma warning restore CA2249

    private static void Skip(ReadOnlySpan<char> text, ref int index)
    {
        while (index < text.Length && text[index] is '_' or '-' or ' ' or '.')
        {
            index++;
        }
    }

    private static char Lower(char c) => c is >= 'A' and <= 'Z' ? (char)(c | 0x20) : c;
}
