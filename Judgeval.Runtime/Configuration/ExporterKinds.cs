namespace Judgeval.Configuration;

/// <summary>The exporters there are. The lower-case names are what users write.</summary>
[Flags]
internal enum ExporterKinds
{
    None = 0,
    Otlp = 1,
    Console = 2,
    File = 4,
}
