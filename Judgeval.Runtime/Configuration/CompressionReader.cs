namespace Judgeval.Configuration;

/// <summary>Reads whether requests are compressed.</summary>
internal sealed class CompressionReader(TracerOptions options, EnvironmentReader environment)
{
    private const string Key = "JUDGMENT_COMPRESSION";
    private const string Allowed = "gzip or none";

    /// <exception cref="ArgumentException">The option is neither.</exception>
    internal bool Read()
    {
        bool otherwise = options.Platform is not { IsCompressed: false };
        if (!string.IsNullOrWhiteSpace(options.Compression))
        {
            return Parse(options.Compression!) ?? throw new ArgumentException($"{nameof(TracerOptions.Compression)} is '{options.Compression}', which is not {Allowed}.");
        }

        if (environment.Text(Key) is not { } text)
        {
            return otherwise;
        }

        if (Parse(text) is { } isCompressed)
        {
            return isCompressed;
        }

        environment.Reject(Key, text, Allowed);
        return otherwise;
    }

    private static bool? Parse(string text) => text.Trim().ToLowerInvariant() switch
    {
        "gzip" => true,
        "none" => false,
        _ => null,
    };
}
