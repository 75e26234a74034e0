using System.Globalization;
using System.Text;

namespace Judgeval.Values;

/// <summary>Replaces the content of data URLs, which are images and files, by its length: <c>data:image/png;base64,&lt;9216 bytes&gt;</c>.</summary>
internal static class MediaText
{
    /// <summary>Characters; a shorter text stays as it is.</summary>
    internal const int ShortestMedia = 256;

    private const string Start = ";base64,";

    /// <param name="text">Any text, JSON too, which stays valid.</param>
    /// <param name="limit">What comes after that many characters need not be looked at.</param>
    internal static string Shorten(string text, int limit)
    {
        if (text.Length <= ShortestMedia || Find(text, 0, limit) < 0)
        {
            return text;
        }

        var shortened = new StringBuilder();
        int copied = 0;
        for (int found = Find(text, 0, limit); found >= 0 && shortened.Length <= limit; found = Find(text, copied, limit))
        {
            int content = found + Start.Length;
            int end = EndOf(text, content);
            shortened.Append(text, copied, content - copied);
            if (end - content > ShortestMedia)
            {
                int padding = text[end - 1] != '=' ? 0 : text[end - 2] != '=' ? 1 : 2;
                long bytes = ((end - content) * 3L / 4) - padding;
                shortened.Append('<').Append(bytes.ToString(CultureInfo.InvariantCulture)).Append(" bytes>");
            }
            else
            {
                shortened.Append(text, content, end - content);
            }

            copied = end;
        }

        return shortened.Append(text, copied, Math.Min(text.Length - copied, limit + 1)).ToString();
    }

    private static int Find(string text, int from, int limit) =>
        from >= text.Length ? -1 : text.IndexOf(Start, from, (int)Math.Min(text.Length - from, limit + (long)Start.Length), StringComparison.Ordinal);

    private static int EndOf(string text, int from)
    {
#if NET
        int length = text.AsSpan(from).IndexOfAnyExcept(Alphabet);
        return length < 0 ? text.Length : from + length;
    }

    private static readonly System.Buffers.SearchValues<char> Alphabet =
        System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=-_");
#else
        int end = from;
        while (end < text.Length && (text[end] is >= 'A' and <= 'Z' or >= 'a' and <= 'z' or >= '0' and <= '9' or '+' or '/' or '=' or '-' or '_'))
        {
            end++;
        }

        return end;
    }
#endif
}
