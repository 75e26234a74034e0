namespace Judgeval.Values.Shapes;

/// <summary>How the values of one type are written.</summary>
internal abstract class ValueShape
{
    /// <summary>Writes exactly one JSON value. An exception means that nothing was written.</summary>
    internal abstract void Write(ValueWriter writer, object value);
}
