namespace Judgeval.Configuration;

/// <summary>Reads exporter names. An unknown one is an error wherever it stands: spans would silently go nowhere.</summary>
internal static class ExporterNames
{
    private const string Allowed = "otlp, console, file";

    /// <exception cref="ArgumentException">A name is none of those allowed.</exception>
    internal static ExporterKinds Parse(IEnumerable<string> names, string key)
    {
        ExporterKinds kinds = ExporterKinds.None;
        foreach (string name in names)
        {
            kinds |= name.Trim().ToLowerInvariant() switch
            {
                "otlp" => ExporterKinds.Otlp,
                "console" => ExporterKinds.Console,
                "file" => ExporterKinds.File,
                _ => throw new ArgumentException($"{key} names the exporter '{name.Trim()}'; allowed are {Allowed}."),
            };
        }

        return kinds;
    }
}
