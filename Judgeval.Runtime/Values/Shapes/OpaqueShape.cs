namespace Judgeval.Values.Shapes;

/// <summary>
/// Writes the type's name for values that reading would change, start or never finish (lazy sequences, streams, tasks), that mean nothing as data
/// (delegates, tokens), or that must not be recorded.
/// </summary>
internal sealed class OpaqueShape(string placeholder) : ValueShape
{
    internal override void Write(ValueWriter writer, object value) => writer.WriteText(placeholder);
}
