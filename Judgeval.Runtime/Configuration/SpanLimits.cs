namespace Judgeval.Configuration;

/// <summary>How much a span and a trace may hold.</summary>
internal sealed class SpanLimits
{
    /// <summary>What OpenTelemetry's exporter writes of a span's attributes, events and links each, unless its own variables say otherwise.</summary>
    internal const int Exported = 128;

    internal int Attributes { get; init; } = Exported;

    internal int Events { get; init; } = Exported;

    internal int Links { get; init; } = Exported;

    /// <summary>Null for no limit.</summary>
    internal int? Depth { get; init; }

    /// <summary>Null for no limit.</summary>
    internal int? ToolSpans { get; init; }
}
