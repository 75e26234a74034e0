using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Judgeval.Tests.Runtime.Values;

/// <summary>A dictionary that has only the generic interface for readers.</summary>
internal sealed class ReadOnlyPairs<TKey, TValue>(Dictionary<TKey, TValue> pairs) : IReadOnlyDictionary<TKey, TValue>
    where TKey : notnull
{
    public int Count => pairs.Count;

    public IEnumerable<TKey> Keys => pairs.Keys;

    public IEnumerable<TValue> Values => pairs.Values;

    public TValue this[TKey key] => pairs[key];

    public bool ContainsKey(TKey key) => pairs.ContainsKey(key);

    public bool TryGetValue(TKey key, [MaybeNullWhen(false)] out TValue value) => pairs.TryGetValue(key, out value);

    public IEnumerator<KeyValuePair<TKey, TValue>> GetEnumerator() => pairs.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
