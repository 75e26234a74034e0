using System.Diagnostics.CodeAnalysis;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Judgeval.Values;

/// <summary>How values become JSON: compact, readable beyond ASCII, bounded in depth, cycles cut, nothing lazy started.</summary>
internal static class ValueSerializer
{
    internal const int MaximumDepth = 64;

    /// <summary>The text goes to a tracing backend, never into a page, so nothing needs escaping that JSON itself does not escape.</summary>
    internal static readonly JavaScriptEncoder Encoder = ReadableEncoder.Instance;

    internal static readonly JsonWriterOptions WriterOptions = new() { Encoder = Encoder, SkipValidation = true };

    /// <summary>The options for a first try.</summary>
    internal static readonly JsonSerializerOptions Options = Create(RecordedMembers.LeaveOut);

    /// <summary>The options for a second try after a failure: a getter that throws costs that member only.</summary>
    internal static readonly JsonSerializerOptions GuardedOptions = Create(RecordedMembers.LeaveOut, GuardedMembers.Guard);

    /// <summary>Bytes that a value may take before it is cut. The writer reserves three bytes for each character of a string in advance.</summary>
    internal static int MaximumBytes(int limit) => (int)Math.Min(int.MaxValue / 2, (4L * limit) + 4096);

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "A type that trimming took apart becomes a placeholder or loses members in a trace; the program is not affected.")]
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "Without reflection-based serialization the value becomes a placeholder.")]
    internal static void Write<T>(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        if (value is null)
        {
            writer.WriteNullValue();
        }
        else if (!PrimitiveJson.TryWrite(writer, value))
        {
            // What the value is matters, not what the parameter was declared as. For a value type both are the same, and nothing is boxed.
            if (typeof(T).IsValueType)
            {
                JsonSerializer.Serialize(writer, value, options);
            }
            else
            {
                JsonSerializer.Serialize(writer, value, value.GetType(), options);
            }
        }
    }

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "See Write.")]
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "See Write.")]
    private static JsonSerializerOptions Create(params Action<JsonTypeInfo>[] modifiers)
    {
        var resolver = new DefaultJsonTypeInfoResolver();
        foreach (Action<JsonTypeInfo> modifier in modifiers)
        {
            resolver.Modifiers.Add(modifier);
        }

        return new JsonSerializerOptions
        {
            TypeInfoResolver = resolver,
            Encoder = Encoder,
            ReferenceHandler = ReferenceHandler.IgnoreCycles,
            NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
            IncludeFields = true,
            MaxDepth = MaximumDepth,
            Converters = { new OpaqueConverter(), new ExceptionConverter(), new BoundedStringConverter(), new BytesConverter(), new JsonStringEnumConverter() },
        };
    }
}
