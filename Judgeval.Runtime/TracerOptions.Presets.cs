using Judgeval.Configuration;
using Judgeval.Configuration.Platforms;
using Judgeval.Diagnostics;

namespace Judgeval;

/// <content>Presets for backends other than Judgment.</content>
public sealed partial class TracerOptions
{
    /// <summary>
    /// The names that spans say things under, beside OpenTelemetry's. Default <see cref="AttributeProfiles.Judgment"/>; a preset sets its backend's. Combine
    /// them when several backends get the same spans.
    /// </summary>
    public AttributeProfiles Attributes { get; set; } = AttributeProfiles.Judgment;

    internal OtlpPlatform? Platform { get; private set; }

    /// <summary>
    /// Options that send spans to TraceRoot: its endpoint (<see cref="ApiUrl"/> is the host), headers, compression, attributes and defaults, and its environment
    /// variables <c>TRACEROOT_*</c>. Nothing of Judgment's is read or sent.
    /// </summary>
    /// <param name="apiKey">The API key. Default: <c>TRACEROOT_API_KEY</c>; without one nothing is sent, with a warning.</param>
    public static TracerOptions ForTraceRoot(string? apiKey = null) =>
        new() { Platform = KnownPlatforms.TraceRoot, Attributes = AttributeProfiles.TraceRoot, ApiKey = apiKey };

    /// <summary>
    /// Options that send spans to Traccia: its endpoint (<see cref="ApiUrl"/> is the whole of it), attributes and defaults, and its environment variables
    /// <c>TRACCIA_*</c>. Nothing of Judgment's is read or sent.
    /// </summary>
    /// <param name="apiKey">The API key. Default: <c>TRACCIA_API_KEY</c>; without one nothing is sent, with a warning.</param>
    public static TracerOptions ForTraccia(string? apiKey = null) =>
        new() { Platform = KnownPlatforms.Traccia, Attributes = AttributeProfiles.Traccia, ApiKey = apiKey };

    /// <summary>
    /// Options that send spans to any OTLP endpoint (HTTP, protobuf): a collector, or an OpenInference backend with
    /// <see cref="Attributes"/> = <see cref="AttributeProfiles.OpenInference"/>. Nothing of Judgment's is read or sent, except for <see cref="Attributes"/>.
    /// </summary>
    /// <param name="endpoint">The whole URL, http or https, for example <c>http://localhost:4318/v1/traces</c>.</param>
    /// <param name="headers">What each request carries, for example the key of the backend. Never logged.</param>
    /// <exception cref="ArgumentException">The endpoint is no such URL, or a header cannot be sent.</exception>
    public static TracerOptions ForOtlp(string endpoint, IEnumerable<KeyValuePair<string, string>>? headers = null)
    {
        if (!EnvironmentReader.IsHttpUrl(endpoint ?? throw new ArgumentNullException(nameof(endpoint))))
        {
            throw new ArgumentException($"The endpoint is '{endpoint}', which is not an http or https URL.", nameof(endpoint));
        }

        return new TracerOptions { Platform = KnownPlatforms.Otlp([.. (headers ?? []).Select(Checked)]), ApiUrl = endpoint };
    }

    private static KeyValuePair<string, string> Checked(KeyValuePair<string, string> header)
    {
        KnownSecrets.Add(header.Value);
        using var request = new HttpRequestMessage();
        bool isSent = !string.IsNullOrEmpty(header.Key) && header.Value is not null && !header.Value.Any(char.IsControl) && request.Headers.TryAddWithoutValidation(header.Key, header.Value);
        return isSent ? header : throw new ArgumentException($"The header '{header.Key}' cannot be sent: its name is no name of a request header, or its value has a control character.", nameof(header));
    }
}
