using System.Text.Json;

namespace Judgeval.Guardrails.Responses;

/// <summary>What the walks ask of a reader whose text may end anywhere.</summary>
internal static class ReaderExtensions
{
    /// <summary>Goes to the end of the value. Unlike <see cref="Utf8JsonReader.TrySkip"/> never back to its beginning when the text ends before.</summary>
    internal static void SkipValue(this ref Utf8JsonReader reader)
    {
        if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
        {
            int depth = reader.CurrentDepth;
            while (reader.Read() && reader.CurrentDepth > depth)
            {
            }
        }
    }

    /// <summary>Whether the reader is at that text, in any of its spellings.</summary>
    internal static bool IsWord(this ref Utf8JsonReader reader, ReadOnlySpan<char> word)
    {
        if (reader.ValueSpan.Length > LongestWord)
        {
            return false;
        }

        Span<char> text = stackalloc char[LongestWord];
        return Words.AreSame(text.Slice(0, reader.CopyString(text)), word);
    }

    /// <summary>Bytes of a reason, a code or a filter's name; what is longer is none.</summary>
    internal const int LongestWord = 96;
}
