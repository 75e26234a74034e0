using Judgeval.Internal;
using Judgeval.Values;

namespace Judgeval.Spans.Context;

/// <summary>Puts together what somebody sets: bounded, secrets masked, blanks left out. Metadata is turned into JSON at once, for its objects may change.</summary>
internal sealed class ContextBuilder
{
    private readonly List<ContextEntry> _entries = [];

    internal ContextBuilder Add(ContextField field, string? value)
    {
        if (!string.IsNullOrWhiteSpace(value))
        {
            Put(field, "", TextOf(field, value!));
        }

        return this;
    }

    internal ContextBuilder AddTags(IEnumerable<string?>? tags)
    {
        foreach (string? tag in tags ?? [])
        {
            if (!string.IsNullOrWhiteSpace(tag))
            {
                string? text = RecordedText.Of(SemanticConventions.OpenInference.Tags, tag!, ContextLimits.KeyLength);
                if (!Put(ContextField.Tag, text ?? "", text))
                {
                    break;
                }
            }
        }

        return this;
    }

    internal ContextBuilder AddMetadata(IEnumerable<KeyValuePair<string, object?>>? metadata)
    {
        foreach (KeyValuePair<string, object?> entry in metadata ?? [])
        {
            if (!string.IsNullOrWhiteSpace(entry.Key)
                && !Put(ContextField.Metadata, RecordedText.Bounded(entry.Key, ContextLimits.KeyLength), JsonOf(entry.Value)))
            {
                break;
            }
        }

        return this;
    }

    internal ContextBuilder AddAttributes(IEnumerable<KeyValuePair<string, object?>>? attributes)
    {
        foreach (KeyValuePair<string, object?> attribute in attributes ?? [])
        {
            if (!string.IsNullOrWhiteSpace(attribute.Key)
                && attribute.Value is not null
                && AttributeValue.Of(attribute.Key, attribute.Value, ContextLimits.MetadataLength) is { } value
                && !Put(ContextField.Attribute, RecordedText.Bounded(attribute.Key, ContextLimits.KeyLength), value as string ?? "", value))
            {
                break;
            }
        }

        return this;
    }

    internal ContextValues Build() => _entries.Count == 0 ? ContextValues.Empty : new ContextValues([.. _entries]);

    // A project is no attribute: it says where to.
    private static string? TextOf(ContextField field, string value) => ContextAttributes.NamesOf(field) is { Length: > 0 } names
        ? RecordedText.Of(names[0], value, ContextLimits.IdLength)
        : RecordedText.Bounded(value, ContextLimits.IdLength);

    // What the user's redaction makes of it need not be JSON, but stands among what is.
    private static string? JsonOf(object? value) => ValueCapture.JsonOf(SemanticConventions.OpenInference.Metadata, value, ContextLimits.MetadataLength) is { } text ? RecordedText.AsJson(text) : null;

    // False when no more of the field are taken, however many there are: the sequence may be endless.
    private bool Put(ContextField field, string key, string? value, object? attribute = null)
    {
        if (value is null)
        {
            return true;
        }

        var entry = new ContextEntry(field, key, value, order: 0, attribute);
        int index = _entries.FindIndex(entry.IsFor);
        if (index >= 0)
        {
            _entries[index] = entry;
            return true;
        }

        if (!ContextLimits.HasRoom(_entries, field))
        {
            return false;
        }

        _entries.Add(entry);
        return true;
    }
}
