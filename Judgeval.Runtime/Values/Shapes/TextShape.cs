namespace Judgeval.Values.Shapes;

/// <summary>Values whose text says all: strings, addresses, exceptions.</summary>
internal sealed class TextShape(Func<object, string> read) : ValueShape
{
    internal override void Write(ValueWriter writer, object value) => writer.WriteText(read(value));
}
