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
            Put(field, "", RecordedText.Of(value!, ContextLimits.IdLength));
        }

        return this;
    }

    internal ContextBuilder AddTags(IEnumerable<string?>? tags)
    {
        foreach (string? tag in tags ?? [])
        {
            if (!string.IsNullOrWhiteSpace(tag))
            {
                string text = RecordedText.Of(tag!, ContextLimits.KeyLength);
                if (!Put(ContextField.Tag, text, text))
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
                && !Put(ContextField.Metadata, RecordedText.Of(entry.Key, ContextLimits.KeyLength), RecordedText.OfJson(ValueCapture.JsonOf(entry.Value), ContextLimits.MetadataLength)))
            {
                break;
            }
        }

        return this;
    }

    internal ContextValues Build() => _entries.Count == 0 ? ContextValues.Empty : new ContextValues([.. _entries]);

    // False when no more of the field are taken, however many there are: the sequence may be endless.
    private bool Put(ContextField field, string key, string value)
    {
        var entry = new ContextEntry(field, key, value, order: 0);
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
