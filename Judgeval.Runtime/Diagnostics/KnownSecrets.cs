using System.Collections.Concurrent;
using Judgeval.Values;

namespace Judgeval.Diagnostics;

/// <summary>
/// The credentials of this process's tracers, so that no line of ours has one, whoever put it there: a server's error message or an exception of the framework may
/// repeat what it was sent.
/// </summary>
internal static class KnownSecrets
{
    // What is shorter occurs in other words, and guards nothing.
    private const int Shortest = 8;
    private const int Most = 64;

    private static readonly ConcurrentDictionary<string, bool> Values = new(StringComparer.Ordinal);

    internal static void Add(string? secret)
    {
        if (secret is { Length: >= Shortest } && Values.Count < Most)
        {
            Values.TryAdd(secret, true);
        }
    }

    internal static string Hide(string text)
    {
        foreach (KeyValuePair<string, bool> secret in Values)
        {
            if (text.Contains(secret.Key))
            {
                text = text.Replace(secret.Key, SecretMask.Masked);
            }
        }

        return SecretMask.Apply(text);
    }
}
