using System.Text.Json;

namespace Judgeval.Values;

/// <summary>Writes the values that need no serializer. The JIT keeps one branch of the type tests for each value type, without the boxes.</summary>
internal static class PrimitiveJson
{
    /// <param name="writer">Where to.</param>
    /// <param name="value">Never null.</param>
    /// <param name="limit">Characters; a longer string is not written.</param>
    internal static bool TryWrite<T>(Utf8JsonWriter writer, T value, int limit)
    {
        if (typeof(T) == typeof(int))
        {
            writer.WriteNumberValue((int)(object)value!);
        }
        else if (typeof(T) == typeof(long))
        {
            writer.WriteNumberValue((long)(object)value!);
        }
        else if (typeof(T) == typeof(bool))
        {
            writer.WriteBooleanValue((bool)(object)value!);
        }
        else if (typeof(T) == typeof(double))
        {
            return TryWriteDouble(writer, (double)(object)value!);
        }
        else if (typeof(T) == typeof(decimal))
        {
            writer.WriteNumberValue((decimal)(object)value!);
        }
        else if (typeof(T) == typeof(Guid))
        {
            writer.WriteStringValue((Guid)(object)value!);
        }
        else if (typeof(T) == typeof(DateTime))
        {
            writer.WriteStringValue((DateTime)(object)value!);
        }
        else if (typeof(T) == typeof(DateTimeOffset))
        {
            writer.WriteStringValue((DateTimeOffset)(object)value!);
        }
        else if (!typeof(T).IsValueType && value is string { Length: <= MediaText.ShortestMedia } text && text.Length <= limit)
        {
            writer.WriteStringValue(text);
        }
        else
        {
            return false;
        }

        return true;
    }

    internal static bool TryWriteDouble(Utf8JsonWriter writer, double value)
    {
        // JSON has no word for the others; the serializer writes them as strings.
        if (double.IsNaN(value) || double.IsInfinity(value))
        {
            return false;
        }

        writer.WriteNumberValue(value);
        return true;
    }
}
