namespace Judgeval.Values.Shapes;

/// <summary>Arrays of several dimensions, as arrays of arrays.</summary>
internal sealed class GridShape : ValueShape
{
    internal override void Write(ValueWriter writer, object value)
    {
        var array = (Array)value;
        WriteDimension(writer, array, new int[array.Rank], 0);
    }

    private static void WriteDimension(ValueWriter writer, Array array, int[] indexes, int dimension)
    {
        // Not the array itself: it would look like a cycle.
        if (!writer.TryEnter(indexes.Clone()))
        {
            return;
        }

        writer.Json.WriteStartArray();
        int first = array.GetLowerBound(dimension);
        int length = array.GetLength(dimension);
        for (int written = 0; written < length; written++)
        {
            if (written == ValueWriter.MaximumItems || !writer.HasRoom)
            {
                writer.Json.WriteStringValue(SequenceShape.Rest(length - written));
                break;
            }

            indexes[dimension] = first + written;
            if (dimension == array.Rank - 1)
            {
                writer.Write(array.GetValue(indexes));
            }
            else
            {
                WriteDimension(writer, array, indexes, dimension + 1);
            }
        }

        writer.Json.WriteEndArray();
        writer.Leave();
    }
}
