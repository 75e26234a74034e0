using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Judgeval.Values.Shapes;

/// <summary>One member of an object. A getter that throws costs that member only.</summary>
internal sealed class ObjectMember
{
    private readonly JsonEncodedText _name;
    private readonly Func<object, object?> _get;
    private readonly Func<object, object?, bool>? _shouldWrite;
    private readonly Func<object, IEnumerable<KeyValuePair<object?, object?>>>? _entries;
    private readonly ValueShape? _shape;
    private readonly bool _isSecret;

    internal ObjectMember(JsonPropertyInfo property, JsonIgnoreCondition ignored)
    {
        _name = JsonEncodedText.Encode(property.Name, ValueSerializer.Encoder);
        _get = property.Get!;
        _shouldWrite = property.ShouldSerialize ?? ConditionOf(property.PropertyType, ignored);
        _entries = property.IsExtensionData ? DictionaryEntries.ReaderOf(property.PropertyType) : null;
        _shape = property.CustomConverter is { } converter ? ShapeOf(property, converter) : null;
        _isSecret = SecretMask.IsSecretName(property.Name);
    }

    internal void Write(ValueWriter writer, object owner)
    {
        object? value;
        try
        {
            value = _get(owner);
            if (_shouldWrite?.Invoke(owner, value) == false)
            {
                return;
            }
        }
        catch (Exception e)
        {
            ValueWriter.Report(e);
            value = new MemberFault(e);
        }

        if (_entries is not null && value is not null and not MemberFault)
        {
            DictionaryShape.WriteEntries(writer, value, _entries(value));
            return;
        }

        writer.Json.WritePropertyName(_name);
        if (value is not null && _isSecret)
        {
            writer.WriteText(SecretMask.Masked);
        }
        else if (_shape is null || value is null or MemberFault)
        {
            writer.Write(value);
        }
        else
        {
            writer.Write(value, _shape);
        }
    }

    private static Func<object, object?, bool>? ConditionOf(Type type, JsonIgnoreCondition ignored) => ignored switch
    {
        JsonIgnoreCondition.WhenWritingNull => static (_, value) => value is not null,
        JsonIgnoreCondition.WhenWritingDefault => IsNotDefault(type),
        _ => null,
    };

    [UnconditionalSuppressMessage("Trimming", "IL2067", Justification = "The default of a value type needs no constructor.")]
    private static Func<object, object?, bool> IsNotDefault(Type type)
    {
        object? otherwise = type.IsValueType ? Activator.CreateInstance(type) : null;
        return (_, value) => !Equals(value, otherwise);
    }

    // A converter of one member: the only way to call it is a serializer that has it.
    private static ConverterShape ShapeOf(JsonPropertyInfo property, JsonConverter converter)
    {
        var options = new JsonSerializerOptions(property.Options);
        options.Converters.Insert(0, converter);
        return new ConverterShape(options.GetTypeInfo(property.PropertyType));
    }
}
