namespace Judgeval.Values.Shapes;

/// <summary>Values that are written as another one: vectors as arrays, an F# option as what is in it.</summary>
internal sealed class CopyShape(Func<object, object?> copy) : ValueShape
{
    internal override void Write(ValueWriter writer, object value) => writer.Write(copy(value));
}
