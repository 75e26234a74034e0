namespace Judgeval.Spans.Context;

/// <summary>What a span is told of its session, customer, user, agent, tags, metadata and project. Immutable, so threads share it freely.</summary>
internal sealed class ContextValues
{
    internal static readonly ContextValues Empty = new([]);

    private static long _lastOrder;

    private readonly ContextEntry[] _entries;
    private ContextAttributes? _attributes;

    internal ContextValues(ContextEntry[] entries) => _entries = entries;

    internal bool IsEmpty => _entries.Length == 0;

    internal IReadOnlyList<ContextEntry> Entries => _entries;

    /// <summary>The span attributes that say this, made once.</summary>
    internal ContextAttributes Attributes => _attributes ??= new ContextAttributes(this);

    /// <summary>The value of a field that is there once; null if it was not set.</summary>
    internal string? this[ContextField field]
    {
        get
        {
            foreach (ContextEntry entry in _entries)
            {
                if (entry.Field == field)
                {
                    return entry.Value;
                }
            }

            return null;
        }
    }

    /// <summary>Whether all that the other one says is said here too.</summary>
    internal bool Says(ContextValues other)
    {
        foreach (ContextEntry entry in other._entries)
        {
            if (Find(_entries, _entries.Length, entry) is not { } own || !string.Equals(own.Value, entry.Value, StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The same values, as set now.</summary>
    internal ContextValues Now()
    {
        if (IsEmpty)
        {
            return this;
        }

        long order = Interlocked.Increment(ref _lastOrder);
        return new ContextValues(Array.ConvertAll(_entries, entry => entry.At(order)));
    }

    /// <summary>Both together; where both say something of the same thing, the later one counts.</summary>
    internal ContextValues With(ContextValues other)
    {
        if (other.IsEmpty || ReferenceEquals(this, other))
        {
            return this;
        }

        if (IsEmpty)
        {
            return other;
        }

        var merged = new ContextEntry[_entries.Length + other._entries.Length];
        _entries.CopyTo(merged, 0);
        int count = _entries.Length;
        foreach (ContextEntry entry in other._entries)
        {
            if (Find(merged, count, entry, out int index) is not { } own)
            {
                if (ContextLimits.HasRoom(merged.Take(count), entry.Field))
                {
                    merged[count++] = entry;
                }
            }
            else if (own.Order < entry.Order)
            {
                merged[index] = entry;
            }
        }

        Array.Resize(ref merged, count);
        return new ContextValues(merged);
    }

    private static ContextEntry? Find(ContextEntry[] entries, int count, ContextEntry like) => Find(entries, count, like, out _);

    private static ContextEntry? Find(ContextEntry[] entries, int count, ContextEntry like, out int index)
    {
        for (index = 0; index < count; index++)
        {
            if (entries[index].IsFor(like))
            {
                return entries[index];
            }
        }

        return null;
    }
}
