namespace Judgeval;

/// <summary>
/// A fixed attribute of every span of a method, constructor or property, or of all observed members of a type, module or assembly. For each key the nearest
/// wins. An iterator's span has it, the spans of its values do not. What the tracer itself writes under the same key wins.
/// </summary>
/// <example>
/// <code>
/// [Observe, SpanTag("team", "search"), SpanTag("version", 2)]
/// public string Search(string query) { … }
/// </code>
/// </example>
[AttributeUsage(
    AttributeTargets.Method | AttributeTargets.Constructor | AttributeTargets.Property | AttributeTargets.Class | AttributeTargets.Struct
    | AttributeTargets.Interface | AttributeTargets.Module | AttributeTargets.Assembly,
    AllowMultiple = true,
    Inherited = false)]
public sealed class SpanTagAttribute : Attribute
{
    /// <summary>A text.</summary>
    /// <param name="key">The name of the span attribute; not empty.</param>
    /// <param name="value">Its value.</param>
    public SpanTagAttribute(string key, string value)
        : this(key, (object)value)
    {
    }

    /// <summary>A yes or no.</summary>
    /// <inheritdoc cref="SpanTagAttribute(string, string)"/>
    public SpanTagAttribute(string key, bool value)
        : this(key, (object)value)
    {
    }

    /// <summary>A whole number.</summary>
    /// <inheritdoc cref="SpanTagAttribute(string, string)"/>
    public SpanTagAttribute(string key, int value)
        : this(key, (object)value)
    {
    }

    /// <summary>A large whole number.</summary>
    /// <inheritdoc cref="SpanTagAttribute(string, string)"/>
    public SpanTagAttribute(string key, long value)
        : this(key, (object)value)
    {
    }

    /// <summary>A number.</summary>
    /// <inheritdoc cref="SpanTagAttribute(string, string)"/>
    public SpanTagAttribute(string key, double value)
        : this(key, (object)value)
    {
    }

    private SpanTagAttribute(string key, object value)
    {
        Key = key;
        Value = value;
    }

    /// <summary>The name of the span attribute.</summary>
    public string Key { get; }

    /// <summary>Its value, in the type that was given.</summary>
    public object Value { get; }
}
