namespace Judgeval.Spans.Context;

/// <summary>One value of a trace context.</summary>
/// <param name="field">What it is.</param>
/// <param name="key">The tag itself, or the name of the metadata entry or attribute; empty for the rest.</param>
/// <param name="value">A text; for metadata JSON.</param>
/// <param name="order">When it was set: of two values for the same thing the later one counts.</param>
/// <param name="attribute">What the attribute is, if that is no text.</param>
internal sealed class ContextEntry(ContextField field, string key, string value, long order, object? attribute = null)
{
    internal ContextField Field { get; } = field;

    internal string Key { get; } = key;

    internal string Value { get; } = value;

    internal long Order { get; } = order;

    internal object Attribute { get; } = attribute ?? value;

    internal bool IsFor(ContextEntry other) => Field == other.Field && string.Equals(Key, other.Key, StringComparison.Ordinal);

    internal ContextEntry At(long order) => new(Field, Key, Value, order, Attribute);
}
