using System.Text.Encodings.Web;

namespace Judgeval.Values;

/// <summary>
/// Escapes only what JSON must have escaped. .NET's relaxed encoder also escapes every character beyond U+FFFF, so that an emoji would be twelve
/// characters that nobody can read.
/// </summary>
internal sealed unsafe class ReadableEncoder : JavaScriptEncoder
{
    internal static readonly ReadableEncoder Instance = new();

    private static readonly JavaScriptEncoder Relaxed = UnsafeRelaxedJsonEscaping;

    private ReadableEncoder()
    {
    }

    public override int MaxOutputCharactersPerInputCharacter => Relaxed.MaxOutputCharactersPerInputCharacter;

    public override bool WillEncode(int unicodeScalar) => unicodeScalar <= char.MaxValue && Relaxed.WillEncode(unicodeScalar);

    public override bool TryEncodeUnicodeScalar(int unicodeScalar, char* buffer, int bufferLength, out int numberOfCharactersWritten) =>
        Relaxed.TryEncodeUnicodeScalar(unicodeScalar, buffer, bufferLength, out numberOfCharactersWritten);

    public override int FindFirstCharacterToEncode(char* text, int textLength)
    {
        int start = 0;
        while (start < textLength)
        {
            int found = Relaxed.FindFirstCharacterToEncode(text + start, textLength - start);
            if (found < 0)
            {
                return -1;
            }

            int index = start + found;
            if (index + 1 >= textLength || !char.IsSurrogatePair(text[index], text[index + 1]))
            {
                return index;
            }

            start = index + 2;
        }

        return -1;
    }
}
