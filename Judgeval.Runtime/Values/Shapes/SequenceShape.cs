using System.Collections;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Judgeval.Values.Shapes;

/// <summary>Collections that are there: lists, sets, queues.</summary>
/// <param name="plain">How to write the whole, if it is an array or a list of numbers or flags; else null.</param>
internal sealed class SequenceShape(JsonTypeInfo? plain) : ValueShape
{
    // The longest number.
    private const int PlainCost = 32;

    internal override void Write(ValueWriter writer, object value)
    {
        if (plain is not null && value is ICollection { Count: <= ValueWriter.MaximumItems } numbers && writer.Left(numbers.Count * PlainCost) >= numbers.Count * PlainCost)
        {
            writer.Take(numbers.Count);
            JsonSerializer.Serialize(writer.Json, value, plain);
        }
        else if (writer.TryEnter(value))
        {
            writer.Json.WriteStartArray();
            WriteItems(writer, (IEnumerable)value);
            writer.Json.WriteEndArray();
            writer.Leave();
        }
    }

    internal static string Rest(int? left) =>
        left is { } count ? $"{ValueWriter.Marker} {count.ToString(CultureInfo.InvariantCulture)} more" : ValueWriter.Marker;

    private static void WriteItems(ValueWriter writer, IEnumerable items)
    {
        IEnumerator? enumerator = null;
        int depth = writer.Json.CurrentDepth;
        try
        {
            int? count = CollectionCount.Of(items);
            enumerator = items.GetEnumerator();
            for (int written = 0; ; written++)
            {
                if (written == ValueWriter.MaximumItems || !writer.HasRoom)
                {
                    if (count != written)
                    {
                        writer.Json.WriteStringValue(Rest(count - written));
                    }

                    return;
                }

                if (!enumerator.MoveNext())
                {
                    return;
                }

                writer.Write(enumerator.Current);
            }
        }
        catch (Exception e) when (writer.Json.CurrentDepth == depth)
        {
            // Changed by another thread, or of a class that the program wrote; the items so far stay.
            ValueWriter.Report(e);
            writer.Json.WriteStringValue($"<{e.GetType().Name}>");
        }
        finally
        {
            Disposal.Of(enumerator);
        }
    }
}
