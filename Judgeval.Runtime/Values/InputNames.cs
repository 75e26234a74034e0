using System.Text;
using System.Text.Json;

namespace Judgeval.Values;

internal static class InputNames
{
    /// <summary><c>["a","b"]</c> becomes <c>{"a":</c> and <c>,"b":</c>.</summary>
    internal static byte[][] Encode(string[] names)
    {
        var encoded = new byte[names.Length][];
        for (int i = 0; i < names.Length; i++)
        {
            string name = JsonEncodedText.Encode(names[i], ValueSerializer.Encoder).ToString();
            encoded[i] = Encoding.UTF8.GetBytes($"{(i == 0 ? '{' : ',')}\"{name}\":");
        }

        return encoded;
    }
}
