namespace Judgeval.Fody.Configuration;

/// <summary>The <c>Judgeval</c> element of FodyWeavers.xml.</summary>
internal sealed record WeaverConfig
{
    public ObserveAllMode ObserveAll { get; init; }

    public string? Include { get; init; }

    public string? Exclude { get; init; }

    public WarningPolicy Warnings { get; init; }

    /// <summary>Whether the module starts the tracer from the environment.</summary>
    public bool AutoInit { get; init; }
}
