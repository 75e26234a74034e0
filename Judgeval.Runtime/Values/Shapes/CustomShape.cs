using System.Text.Json;
using Judgeval.Diagnostics;

namespace Judgeval.Values.Shapes;

/// <summary>A value that the user's own serializer writes.</summary>
internal sealed class CustomShape : ValueShape
{
    /// <summary>The value with its serializer, or the value alone if that is not to be read at all.</summary>
    internal static object Wrap(ISpanSerializer serializer, object value) =>
        RecordedMembers.IsLeftOut(value.GetType()) || OpaqueTypes.Contains(value.GetType()) ? value : new Serialized(serializer, value);

    internal override void Write(ValueWriter writer, object value)
    {
        var (serializer, original) = (Serialized)value;
        try
        {
            string json = CapturingFlow.Call((Serialized)value, static call => call.Serializer.Serialize(call.Value))
                ?? throw new JsonException("The serializer returned null, which is no JSON.");
            writer.Json.WriteRawValue(ConverterShape.Bounded(json, Math.Max(writer.Left(json.Length), 1)));
        }
        catch (Exception e)
        {
            Faults.Report(serializer.GetType().Name, e);
            writer.WriteText(TypeNames.Placeholder(original.GetType(), e));
        }
    }

    internal sealed record Serialized(ISpanSerializer Serializer, object Value);
}
