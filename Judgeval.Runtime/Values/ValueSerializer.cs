using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Judgeval.Values.Shapes;

namespace Judgeval.Values;

/// <summary>
/// What System.Text.Json knows of types: their members, names and converters. The walk over a value is ours (<see cref="ValueWriter"/>), because
/// a serializer cannot be stopped half-way.
/// </summary>
internal sealed class ValueSerializer : ISpanSerializer
{
    /// <summary>The text goes to a tracing backend, never into a page, so nothing needs escaping that JSON itself does not escape.</summary>
    internal static readonly JavaScriptEncoder Encoder = ReadableEncoder.Instance;

    internal static readonly JsonWriterOptions WriterOptions = new() { Encoder = Encoder, SkipValidation = true };

    internal static readonly ValueSerializer Default = new(null, []);

    private readonly ConcurrentDictionary<Type, ValueShape> _shapes = new();
    private readonly Func<Type, ValueShape> _createShape;
    private readonly JsonSerializerContext[] _contexts;

    /// <param name="options">The user's; their converters, names and conditions count.</param>
    /// <param name="resolvers">The user's; each is asked before those of the options.</param>
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "A type that trimming took apart becomes a placeholder or loses members in a trace; the program is not affected.")]
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "Without reflection-based serialization the value becomes a placeholder.")]
    internal ValueSerializer(JsonSerializerOptions? options, IReadOnlyList<IJsonTypeInfoResolver> resolvers)
    {
        _contexts = [.. resolvers.OfType<JsonSerializerContext>()];
        _createShape = type => ShapeFactory.Create(this, type);
        IJsonTypeInfoResolver known = options?.TypeInfoResolver ?? new DefaultJsonTypeInfoResolver();
        Options = options is null
            ? new JsonSerializerOptions { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals, IncludeFields = true }
            : new JsonSerializerOptions(options) { NumberHandling = options.NumberHandling | JsonNumberHandling.AllowNamedFloatingPointLiterals };
        WritesPlainPrimitives = options is null || (options.Converters.Count == 0 && options.NumberHandling == JsonNumberHandling.Strict);
        Options.TypeInfoResolver = JsonTypeInfoResolver
            .Combine([.. resolvers.Where(static resolver => resolver is not JsonSerializerContext), known, new DefaultJsonTypeInfoResolver()])
            .WithAddedModifier(RecordedMembers.LeaveOut);
        Options.Encoder = Encoder;
        Options.ReferenceHandler = ReferenceHandler.IgnoreCycles;
        Options.WriteIndented = false;
        Options.Converters.Add(new JsonStringEnumConverter());
    }

    internal JsonSerializerOptions Options { get; }

    /// <summary>Whether no option changes how numbers and strings look.</summary>
    internal bool WritesPlainPrimitives { get; }

    /// <summary>What the first resolver that knows the type says of it; a generated context with the options that it was generated with.</summary>
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "See the constructor.")]
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "See the constructor.")]
    internal JsonTypeInfo ContractOf(Type type)
    {
        // One that was generated for speed alone knows no members, only a method that would write them all.
        JsonTypeInfo? generated = _contexts.Select(context => context.GetTypeInfo(type)).FirstOrDefault(static known => known is not null);
        return generated is null or { Kind: JsonTypeInfoKind.Object, Properties.Count: 0 } ? Options.GetTypeInfo(type) : generated;
    }

    internal ValueShape ShapeOf(Type type) => _shapes.GetOrAdd(type, _createShape);

    /// <inheritdoc/>
    public string Serialize(object value) => ValueCapture.JsonOf(value, this);
}
