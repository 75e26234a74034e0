using System.Collections;
using System.Collections.Specialized;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace Judgeval.Values.Shapes;

/// <summary>Reads the entries of the dictionaries that there are.</summary>
internal static class DictionaryEntries
{
    private static readonly Type[] Definitions = [typeof(IDictionary<,>), typeof(IReadOnlyDictionary<,>)];

    /// <summary>How to read a dictionary of that type; null if it is none.</summary>
    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "An interface that trimming removed is one that nothing enumerates the value by.")]
    internal static Func<object, IEnumerable<KeyValuePair<object?, object?>>>? ReaderOf(Type type)
    {
        if (typeof(IDictionary).IsAssignableFrom(type))
        {
            return static value => OfDictionary((IDictionary)value);
        }

        if (typeof(NameValueCollection).IsAssignableFrom(type))
        {
            return static value => OfNames((NameValueCollection)value);
        }

        if (typeof(IEnumerable<KeyValuePair<string, object?>>).IsAssignableFrom(type) && typeof(IDictionary<string, object?>).IsAssignableFrom(type))
        {
            return static value => OfMembers((IEnumerable<KeyValuePair<string, object?>>)value);
        }

        Type? dictionary = Array.Find(type.GetInterfaces(), static i => i.IsGenericType && Array.IndexOf(Definitions, i.GetGenericTypeDefinition()) >= 0);
        return dictionary is null ? null : ReaderOfPairs(dictionary);
    }

    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "The dictionary itself has pairs of that type.")]
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "The same.")]
    private static Func<object, IEnumerable<KeyValuePair<object?, object?>>> ReaderOfPairs(Type dictionary)
    {
        Type pair = typeof(KeyValuePair<,>).MakeGenericType(dictionary.GetGenericArguments());
        PropertyInfo key = pair.GetProperty("Key")!;
        PropertyInfo value = pair.GetProperty("Value")!;
        return pairs => OfPairs((IEnumerable)pairs, key, value);
    }

    private static IEnumerable<KeyValuePair<object?, object?>> OfDictionary(IDictionary dictionary)
    {
        IDictionaryEnumerator entries = dictionary.GetEnumerator();
        try
        {
            while (entries.MoveNext())
            {
                yield return new(entries.Key, entries.Value);
            }
        }
        finally
        {
            Disposal.Of(entries);
        }
    }

    private static IEnumerable<KeyValuePair<object?, object?>> OfNames(NameValueCollection names)
    {
        for (int i = 0; i < names.Count; i++)
        {
            yield return new(names.GetKey(i), names.Get(i));
        }
    }

    private static IEnumerable<KeyValuePair<object?, object?>> OfMembers(IEnumerable<KeyValuePair<string, object?>> members)
    {
        foreach (KeyValuePair<string, object?> member in members)
        {
            yield return new(member.Key, member.Value);
        }
    }

    private static IEnumerable<KeyValuePair<object?, object?>> OfPairs(IEnumerable pairs, PropertyInfo key, PropertyInfo value)
    {
        foreach (object pair in pairs)
        {
            yield return new(key.GetValue(pair), value.GetValue(pair));
        }
    }
}
