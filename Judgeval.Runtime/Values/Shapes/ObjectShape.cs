using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Judgeval.Values.Shapes;

/// <summary>Classes and structs, by the members that System.Text.Json would write.</summary>
internal sealed class ObjectShape : ValueShape
{
    private readonly ObjectMember[] _members;

    internal ObjectShape(JsonTypeInfo type)
    {
        JsonIgnoreCondition ignored = type.Options.DefaultIgnoreCondition;
        _members = [.. RecordedMembers.Of(type).Where(static property => property.Get is not null).Select(property => new ObjectMember(property, ignored))];
    }

    internal override void Write(ValueWriter writer, object value)
    {
        if (!writer.TryEnter(value))
        {
            return;
        }

        writer.Json.WriteStartObject();
        for (int i = 0; i < _members.Length; i++)
        {
            if (!writer.HasRoom)
            {
                writer.Json.WriteString(ValueWriter.Marker, SequenceShape.Rest(_members.Length - i));
                break;
            }

            _members[i].Write(writer, value);
        }

        writer.Json.WriteEndObject();
        writer.Leave();
    }
}
