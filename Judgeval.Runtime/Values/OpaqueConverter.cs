using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Judgeval.Values;

/// <summary>
/// Writes the type's name for values that reading would change, start or never finish (lazy sequences, streams, tasks), that mean nothing as data
/// (delegates, tokens), or that must not be recorded.
/// </summary>
internal sealed class OpaqueConverter : JsonConverter<object>
{
    private static readonly Type[] OpaqueTypes =
    [
        typeof(Task), typeof(ValueTask), typeof(Stream), typeof(TextReader), typeof(TextWriter), typeof(Delegate), typeof(MemberInfo), typeof(Assembly), typeof(Module),
        typeof(CancellationToken), typeof(CancellationTokenSource), typeof(IServiceProvider), typeof(Thread), typeof(WaitHandle), typeof(IntPtr), typeof(UIntPtr),
        typeof(IEnumerator),
    ];

    private static readonly Type[] OpaqueDefinitions = [typeof(ValueTask<>), typeof(IAsyncEnumerable<>), typeof(IAsyncEnumerator<>)];

    private static readonly Type[] CollectionDefinitions = [typeof(ICollection<>), typeof(IReadOnlyCollection<>)];

    public override bool CanConvert(Type typeToConvert) => RecordedMembers.IsLeftOut(typeToConvert) || IsOpaque(typeToConvert);

    public override object? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "See ValueSerializer.Write.")]
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "See ValueSerializer.Write.")]
    public override void Write(Utf8JsonWriter writer, object value, JsonSerializerOptions options)
    {
        Type type = value.GetType();
        if (CanConvert(type))
        {
            writer.WriteStringValue(TypeNames.Placeholder(type));
        }
        else
        {
            // Declared as a bare sequence, but a list.
            JsonSerializer.Serialize(writer, value, type, options);
        }
    }

    private static bool IsOpaque(Type type)
    {
        if (type == typeof(string) || type == typeof(object))
        {
            return false;
        }

        return Array.Exists(OpaqueTypes, opaque => opaque.IsAssignableFrom(type))
            || Implements(type, OpaqueDefinitions)
            || (typeof(IEnumerable).IsAssignableFrom(type) && !IsCollection(type));
    }

    private static bool IsCollection(Type type) => typeof(ICollection).IsAssignableFrom(type) || Implements(type, CollectionDefinitions) || IsJsonNode(type);

    // A JsonArray is no ICollection, but each node is plain data to the serializer.
    private static bool IsJsonNode(Type type) => typeof(System.Text.Json.Nodes.JsonNode).IsAssignableFrom(type);

    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "An interface that trimming removed is one that nothing enumerates the value by.")]
    private static bool Implements(Type type, Type[] definitions) => Matches(type, definitions) || Array.Exists(type.GetInterfaces(), i => Matches(i, definitions));

    private static bool Matches(Type type, Type[] definitions) => type.IsGenericType && Array.IndexOf(definitions, type.GetGenericTypeDefinition()) >= 0;
}
