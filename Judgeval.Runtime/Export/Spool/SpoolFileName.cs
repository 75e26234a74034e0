using System.Globalization;

namespace Judgeval.Export.Spooling;

/// <summary>
/// The name of a request's file: its place in the order, its destination and how many spans it has, so that a listing is all that is needed to choose one.
/// Names sort as the requests were written.
/// </summary>
internal readonly record struct SpoolFileName(long Sequence, string Destination, int SpanCount)
{
    internal const string Extension = ".otlp";

    // More than any clock shows; what is larger was not written by us.
    private const long LargestSequence = 0x3fff_ffff_ffff_ffff;
    private const int HexDigits = 16;

    internal string Text => string.Format(CultureInfo.InvariantCulture, "{0:x16}-{1}-{2}{3}", Sequence, Destination, SpanCount, Extension);

    internal static bool TryParse(string fileName, out SpoolFileName name)
    {
        name = default;
        string[] parts = System.IO.Path.GetFileNameWithoutExtension(fileName).Split('-');
        if (parts.Length != 3
            || parts[0].Length != HexDigits
            || parts[1].Length != HexDigits
            || !long.TryParse(parts[0], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out long sequence)
            || sequence is < 0 or > LargestSequence
            || !int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out int spans))
        {
            return false;
        }

        name = new SpoolFileName(sequence, parts[1], spans);
        return name.Text == fileName;
    }
}
