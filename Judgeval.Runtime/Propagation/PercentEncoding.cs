using System.Globalization;
using System.Text;

namespace Judgeval.Propagation;

/// <summary>The encoding of values in a <c>baggage</c> header: a space is written as %20, and read from a plus sign too, as other Judgment clients write it.</summary>
internal static class PercentEncoding
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    internal static string Encode(string text)
    {
        var encoded = new StringBuilder(text.Length);
        foreach (byte octet in Encoding.UTF8.GetBytes(text))
        {
            char character = (char)octet;
            if (character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-' or '.' or '_' or '~')
            {
                encoded.Append(character);
            }
            else
            {
                encoded.Append('%').Append(octet.ToString("X2", CultureInfo.InvariantCulture));
            }
        }

        return encoded.ToString();
    }

    /// <summary>The text; null when it is not what an encoder may have written.</summary>
    internal static string? Decode(string encoded)
    {
        byte[] octets = new byte[encoded.Length];
        int count = 0;
        for (int index = 0; index < encoded.Length; index++)
        {
            char character = encoded[index];
            if (character == '%')
            {
                if (index + 2 >= encoded.Length || Digit(encoded[index + 1]) is not { } high || Digit(encoded[index + 2]) is not { } low)
                {
                    return null;
                }

                octets[count++] = (byte)((high << 4) | low);
                index += 2;
            }
            else if (character is > ' ' and < '\x7f')
            {
                octets[count++] = (byte)(character == '+' ? ' ' : character);
            }
            else
            {
                return null;
            }
        }

        try
        {
            return Strict.GetString(octets, 0, count);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static int? Digit(char character) => character switch
    {
        >= '0' and <= '9' => character - '0',
        >= 'a' and <= 'f' => character - 'a' + 10,
        >= 'A' and <= 'F' => character - 'A' + 10,
        _ => null,
    };
}
