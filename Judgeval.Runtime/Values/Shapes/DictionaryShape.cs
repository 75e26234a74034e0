using System.Collections;
using System.Globalization;

namespace Judgeval.Values.Shapes;

/// <summary>Dictionaries, whatever their keys are.</summary>
/// <param name="entries">Reads the keys and values of one.</param>
internal sealed class DictionaryShape(Func<object, IEnumerable<KeyValuePair<object?, object?>>> entries) : ValueShape
{
    private const int LongestKey = 256;

    internal override void Write(ValueWriter writer, object value)
    {
        if (writer.TryEnter(value))
        {
            writer.Json.WriteStartObject();
            WriteEntries(writer, value, entries(value));
            writer.Json.WriteEndObject();
            writer.Leave();
        }
    }

    /// <summary>Writes what is in a dictionary as members of the open object.</summary>
    internal static void WriteEntries(ValueWriter writer, object value, IEnumerable<KeyValuePair<object?, object?>> entries)
    {
        int depth = writer.Json.CurrentDepth;
        int written = 0;
        try
        {
            int? count = value is IEnumerable items ? CollectionCount.Of(items) : null;
            using IEnumerator<KeyValuePair<object?, object?>> enumerator = entries.GetEnumerator();
            while (true)
            {
                if (written == ValueWriter.MaximumItems || !writer.HasRoom)
                {
                    if (count != written)
                    {
                        writer.Json.WriteString(ValueWriter.Marker, SequenceShape.Rest(count - written));
                    }

                    return;
                }

                if (!enumerator.MoveNext())
                {
                    return;
                }

                WriteEntry(writer, enumerator.Current.Key, enumerator.Current.Value);
                written++;
            }
        }
        catch (Exception e) when (writer.Json.CurrentDepth == depth)
        {
            ValueWriter.Report(e);
            writer.Json.WriteString(ValueWriter.Marker, $"<{e.GetType().Name}>");
        }
    }

    /// <summary>Writes one member.</summary>
    internal static void WriteEntry(ValueWriter writer, object? key, object? value)
    {
        string name = NameOf(writer, key);
        writer.WriteName(name);
        writer.Write(value is not null && SecretMask.IsSecretName(name) ? SecretMask.Masked : value);
    }

    private static string NameOf(ValueWriter writer, object? key)
    {
        string name = key switch
        {
            null => "null",
            string text => text,
            Enum when writer.Serializer.ShapeOf(key.GetType()) is OpaqueShape => TypeNames.Placeholder(key.GetType()),
            Enum or Guid or Uri or Version or DateTime or DateTimeOffset or TimeSpan => Format(key),
            _ when key.GetType().IsPrimitive || key is decimal => Format(key),

            // The key's own ToString may be slow, or tell what must not be recorded.
            _ => ValueCapture.JsonOf(key, writer.Serializer, LongestKey),
        };
        return name.Length <= LongestKey ? name : RecordedText.Bounded(name, LongestKey);
    }

    private static string Format(object key) => key is DateTime or DateTimeOffset
        ? ((IFormattable)key).ToString("O", CultureInfo.InvariantCulture)
        : Convert.ToString(key, CultureInfo.InvariantCulture) ?? "";
}
