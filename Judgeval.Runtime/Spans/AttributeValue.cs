using System.Globalization;
using Judgeval.Values;

namespace Judgeval.Spans;

/// <summary>What an attribute that the program sets becomes on the wire.</summary>
internal static class AttributeValue
{
    /// <summary>
    /// Text, truth values and numbers stay what they are, and so do arrays of them; anything else is JSON text. Copied, so that nothing changes later.
    /// </summary>
    internal static object Of(object value) => value switch
    {
        string text => Of(text),
        bool or long or double => value,
        sbyte or byte or short or ushort or int or uint => Convert.ToInt64(value, CultureInfo.InvariantCulture),
        float or decimal => Convert.ToDouble(value, CultureInfo.InvariantCulture),
        string?[] texts => Array.ConvertAll(texts, static text => text is null ? "" : Of(text)),
        _ when value.GetType() is var type && (type == typeof(bool[]) || type == typeof(int[]) || type == typeof(long[]) || type == typeof(double[])) => ((Array)value).Clone(),
        _ => ValueCapture.TextOf(value),
    };

    internal static string Of(string text) => RecordedText.Of(text, ValueCapture.Limit);
}
