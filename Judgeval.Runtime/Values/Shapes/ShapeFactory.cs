using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;

namespace Judgeval.Values.Shapes;

/// <summary>Finds how the values of a type are written. Asked once for each type.</summary>
internal static class ShapeFactory
{
    // A number whose digits are many takes long to spell.
    private static readonly BigInteger Large = BigInteger.Pow(10, 300);

    internal static ValueShape Create(ValueSerializer serializer, Type type)
    {
        if (type == typeof(CustomShape.Serialized))
        {
            return new CustomShape();
        }

        if (Nullable.GetUnderlyingType(type) is { } underlying && serializer.ShapeOf(underlying) is not LeafShape and var shape)
        {
            return shape;
        }

        if (RecordedMembers.IsLeftOut(type) || OpaqueTypes.Contains(type))
        {
            return new OpaqueShape(TypeNames.Placeholder(type));
        }

        try
        {
            return Fixed(serializer, type) ?? ByContract(serializer.ContractOf(type));
        }
        catch (Exception e)
        {
            // A type that System.Text.Json refuses, or attributes that contradict each other.
            ValueWriter.Report(e);
            return new OpaqueShape(TypeNames.Placeholder(type, e));
        }
    }

    // What is written in the same way whatever the options say, unless they have a converter for it.
    private static ValueShape? Fixed(ValueSerializer serializer, Type type)
    {
        if (serializer.Options.Converters.FirstOrDefault(converter => converter.CanConvert(type)) is { } custom && !IsOurs(custom.GetType()))
        {
            return null;
        }

        return type == typeof(MemberFault) ? new TextShape(static value => $"<{((MemberFault)value).Exception.GetType().Name}>")
            : type == typeof(string) ? new TextShape(static value => (string)value)
            : typeof(Exception).IsAssignableFrom(type) ? new TextShape(static value => $"{value.GetType().FullName}: {((Exception)value).Message}")
            : typeof(JsonNode).IsAssignableFrom(type) ? OfNode(type)
            : type == typeof(JsonElement) || type == typeof(JsonDocument) ? new ElementShape()
            : type == typeof(BigInteger) ? new ConverterShape(static (json, value) => json.WriteRawValue(Digits((BigInteger)value)))
            : type.IsArray && type.GetArrayRank() > 1 ? new GridShape()
            : Textual(type) ?? MemoryShape.Of(type) ?? OfFSharp(type);
    }

    private static ValueShape OfNode(Type type) =>
        type == typeof(JsonArray) ? new SequenceShape(null)
        : DictionaryEntries.ReaderOf(type) is { } entries ? new DictionaryShape(entries)
        : new CopyShape(static value => ContentOf((JsonValue)value));

    private static object? ContentOf(JsonValue value) =>
        value.TryGetValue(out JsonElement element) ? element
        : value.TryGetValue(out string? text) ? text
        : value.TryGetValue(out object? content) ? content
        : null;

    private static TextShape? Textual(Type type) =>
        typeof(Uri).IsAssignableFrom(type) ? new TextShape(static value => ((Uri)value).OriginalString)
        : type == typeof(StringBuilder) ? new TextShape(static value => Beginning((StringBuilder)value))
        : typeof(CultureInfo).IsAssignableFrom(type) ? new TextShape(static value => ((CultureInfo)value).Name)
        : typeof(Regex).IsAssignableFrom(type) ? new TextShape(static value => value.ToString()!)
        : typeof(TimeZoneInfo).IsAssignableFrom(type) ? new TextShape(static value => ((TimeZoneInfo)value).Id)
        : typeof(Encoding).IsAssignableFrom(type) ? new TextShape(static value => ((Encoding)value).WebName)
        : null;

    private static ValueShape? OfFSharp(Type type) => type.FullName switch
    {
        { } name when name.StartsWith("Microsoft.FSharp.Core.FSharpOption`", StringComparison.Ordinal) || name.StartsWith("Microsoft.FSharp.Core.FSharpValueOption`", StringComparison.Ordinal) =>
            OptionOf(type),
        _ when typeof(IEnumerable).IsAssignableFrom(type) => null,
        _ => UnionShape.Of(type),
    };

    // None is null for the one, and the first case for the other.
    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "Without the property the option is shown as a union.")]
    private static CopyShape? OptionOf(Type type) => type.GetProperty("Value") is not { } content ? null
        : type.GetProperty("Tag") is not { } tag || !type.IsValueType ? new CopyShape(content.GetValue)
        : new CopyShape(value => tag.GetValue(value) is 0 ? null : content.GetValue(value));

    private static ValueShape ByContract(JsonTypeInfo type)
    {
        bool isOurs = IsOurs(type.Converter.GetType());
        if (type.Kind == JsonTypeInfoKind.None || !isOurs)
        {
            return isOurs ? new LeafShape(type) : new ConverterShape(type);
        }

        if (DictionaryEntries.ReaderOf(type.Type) is { } entries)
        {
            return new DictionaryShape(entries);
        }

        return typeof(IEnumerable).IsAssignableFrom(type.Type) ? new SequenceShape(IsPlain(type) ? type : null)
            : new ObjectShape(type);
    }

    private static bool IsPlain(JsonTypeInfo type) =>
        (type.Type.IsArray || (type.Type.IsGenericType && type.Type.GetGenericTypeDefinition() == typeof(List<>)))
        && (type.Type.GetElementType() ?? type.Type.GetGenericArguments()[0]) is { IsPrimitive: true } item
        && item != typeof(char) && IsOurs(type.Options.GetTypeInfo(item).Converter.GetType());

    private static bool IsOurs(Type converter) => converter.Assembly == typeof(JsonSerializer).Assembly;

    private static string Digits(BigInteger value) => BigInteger.Abs(value) < Large ? value.ToString(CultureInfo.InvariantCulture) : "\"<BigInteger>\"";

    private static string Beginning(StringBuilder text) => text.ToString(0, Math.Min(text.Length, 1024 * 1024));
}
