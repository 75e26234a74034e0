using System.Globalization;
using Judgeval.Values;

namespace Judgeval.Spans;

/// <summary>What an attribute that the program sets becomes on the wire.</summary>
internal static class AttributeValue
{
    /// <summary>
    /// Text, truth values and numbers stay what they are, and so do arrays of them; anything else is JSON text. Copied, so that nothing changes later.
    /// </summary>
    internal static object? Of(string key, object value) => value switch
    {
        string text => RecordedText.Of(key, text),
        char character => RecordedText.Of(key, character.ToString()),
        _ when Plain(value) is { } plain => plain,
        string?[] texts => Array.ConvertAll(texts, text => text is null ? "" : RecordedText.Of(key, text) ?? ""),
        _ when value.GetType() is var type && (type == typeof(bool[]) || type == typeof(int[]) || type == typeof(long[]) || type == typeof(double[])) => ((Array)value).Clone(),
        _ => ValueCapture.TextOf(key, value),
    };

    /// <summary>The same for an attribute that many spans have: an array is JSON text too, and text is cut sooner.</summary>
    internal static object? Of(string key, object value, int limit) => value switch
    {
        string text => RecordedText.Of(key, text, limit),
        char character => RecordedText.Of(key, character.ToString()),
        _ => Plain(value) ?? ValueCapture.JsonOf(key, value, limit),
    };

    /// <summary>What a text becomes that is no attribute, such as a name: nobody is asked to redact it.</summary>
    internal static string Of(string text) => RecordedText.Bounded(text, ValueCapture.Limit);

    // Null for what is neither a truth value nor a number that OTLP has.
    private static object? Plain(object value) => value switch
    {
        bool or long or double => value,
        sbyte or byte or short or ushort or int or uint => Convert.ToInt64(value, CultureInfo.InvariantCulture),
        float or decimal => Convert.ToDouble(value, CultureInfo.InvariantCulture),
        _ => null,
    };
}
