using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Judgeval.Guardrails.Responses;

/// <summary>Hands the JSON of a provider's answer to <see cref="ResponseWalk"/>. A text that is cut, or no JSON at all, is read as far as it goes.</summary>
internal static class ResponseScanner
{
    // Characters that are looked at; a longer attribute is cut anyway.
    private const int Longest = 128 * 1024;

    /// <summary>Looks through a recorded answer, which may be plain text.</summary>
    internal static void ScanAnswer(string text, string key, ref Detection detection)
    {
        ReadOnlySpan<char> start = text.AsSpan().TrimStart();
        if (!start.IsEmpty && start[0] is '{' or '[' && Suspicion.IsRaisedBy(text.AsSpan(0, Math.Min(text.Length, Longest))))
        {
            Scan(text, key, ResponseField.None, ref detection);
        }
    }

    /// <summary>Looks through JSON.</summary>
    /// <param name="text">The JSON.</param>
    /// <param name="key">The attribute that it is of.</param>
    /// <param name="field">What it is, when it is the value of a property that has an attribute of its own.</param>
    /// <param name="detection">Takes what is found.</param>
    internal static void Scan(string text, string key, ResponseField field, ref Detection detection)
    {
        int length = Math.Min(text.Length, Longest);
        byte[] bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(length));
        try
        {
            int count = Encoding.UTF8.GetBytes(text, 0, length, bytes, 0);

            // Not the final block: then the end of a text that was cut is an end, and no fault.
            var reader = new Utf8JsonReader(bytes.AsSpan(0, count), isFinalBlock: false, default);
            if (reader.Read())
            {
                new ResponseWalk(key, field == ResponseField.None ? null : text).Value(ref reader, field, ref detection);
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // No JSON from here on, or no text: what was found before counts.
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }
}
