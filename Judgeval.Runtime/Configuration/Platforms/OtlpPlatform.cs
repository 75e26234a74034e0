using System.Net.Http.Headers;

namespace Judgeval.Configuration.Platforms;

/// <summary>A backend other than Judgment: where it takes spans, how a program proves who it is, and which environment variables configure it.</summary>
internal sealed class OtlpPlatform
{
    internal string Name { get; init; } = "";

    /// <summary>What <see cref="TracerOptions.ApiUrl"/> is when nobody says; null when it has to be said.</summary>
    internal string? DefaultUrl { get; init; }

    /// <summary>What is added to that URL; empty when it is the endpoint itself.</summary>
    internal string Path { get; init; } = "";

    internal bool IsCompressed { get; init; }

    internal bool NeedsApiKey { get; init; }

    /// <summary>Beside the API key.</summary>
    internal IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>The platform's own variables, by the name of ours that they stand in for; the first that is set counts. Those of ours for a key named here with none are not read.</summary>
    internal IReadOnlyDictionary<string, PlatformVariable[]> Variables { get; init; } = new Dictionary<string, PlatformVariable[]>();

    /// <summary>Variables that become attributes of the resource, and what they are when not set.</summary>
    internal IReadOnlyList<(string Attribute, string[] Variables, string? Default)> Resource { get; init; } = [];

    /// <summary>Its own defaults, by the name of our variable.</summary>
    internal IReadOnlyDictionary<string, int> Defaults { get; init; } = new Dictionary<string, int>();

    /// <summary>The exporters that the platform's variables choose; null when they say nothing.</summary>
    internal Func<Func<string, string?>, string?>? Exporters { get; init; }

    // Credentials and addresses of Judgment's are never another platform's.
    private static readonly HashSet<string> NeverShared = new(["JUDGMENT_API_KEY", "JUDGMENT_ORG_ID", "JUDGMENT_API_URL", "JUDGMENT_PROJECT_NAME"], StringComparer.Ordinal);

    internal string EndpointOf(string url) => url + Path;

    /// <summary>Whether our variable may say something when the platform's do not.</summary>
    internal static bool MayRead(string key) => !NeverShared.Contains(key);

    /// <summary>The platform's variable that is set in place of ours; null if none is.</summary>
    internal PlatformVariable? Find(string key, Func<string, string?> variables) =>
        Variables.TryGetValue(key, out PlatformVariable[]? own) ? own.FirstOrDefault(variable => !string.IsNullOrWhiteSpace(variables(variable.Name))) : null;

    internal int DefaultOf(string key, int otherwise) => Defaults.TryGetValue(key, out int value) ? value : otherwise;

    internal void Stamp(HttpRequestMessage request, string? apiKey)
    {
        if (apiKey is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", apiKey);
        }

        foreach (KeyValuePair<string, string> header in Headers)
        {
            request.Headers.TryAddWithoutValidation(header.Key, header.Value);
        }
    }
}
