using System.Globalization;

namespace Judgeval.Values.Shapes;

/// <summary>Blocks of bytes, which are media and files, by their length: <c>&lt;9216 bytes&gt;</c>.</summary>
internal sealed class MemoryShape(Func<object, long> length) : ValueShape
{
    /// <summary>The shape of a type of memory; null for any other type.</summary>
    internal static ValueShape? Of(Type type) =>
        type == typeof(byte[]) ? new MemoryShape(static value => ((byte[])value).Length)
        : type == typeof(ReadOnlyMemory<byte>) ? new MemoryShape(static value => ((ReadOnlyMemory<byte>)value).Length)
        : type == typeof(Memory<byte>) ? new MemoryShape(static value => ((Memory<byte>)value).Length)
        : type == typeof(ArraySegment<byte>) ? new MemoryShape(static value => ((ArraySegment<byte>)value).Count)
        : type == typeof(ReadOnlyMemory<char>) ? new TextShape(static value => Text((ReadOnlyMemory<char>)value))
        : type == typeof(Memory<char>) ? new TextShape(static value => Text((Memory<char>)value))
        : type == typeof(ReadOnlyMemory<float>) ? new CopyShape(static value => ((ReadOnlyMemory<float>)value).ToArray())
        : type == typeof(ReadOnlyMemory<double>) ? new CopyShape(static value => ((ReadOnlyMemory<double>)value).ToArray())
        : type == typeof(Memory<float>) ? new CopyShape(static value => ((Memory<float>)value).ToArray())
        : type.IsGenericType && type.GetGenericTypeDefinition() is var definition && (definition == typeof(Memory<>) || definition == typeof(ReadOnlyMemory<>)) ? new OpaqueShape(TypeNames.Placeholder(type))
        : null;

    internal override void Write(ValueWriter writer, object value) =>
        writer.Json.WriteStringValue($"<{length(value).ToString(CultureInfo.InvariantCulture)} bytes>");

    // More is cut anyway.
    private static string Text(ReadOnlyMemory<char> text) => text.Slice(0, Math.Min(text.Length, 1024 * 1024)).ToString();
}
