namespace Judgeval.Configuration;

/// <summary>Puts together how much a span and a trace may hold.</summary>
internal sealed class SpanLimitsReader(TracerOptions options, EnvironmentReader environment)
{
    /// <exception cref="ArgumentException">An option is not allowed.</exception>
    internal SpanLimits Read()
    {
        // OpenTelemetry's exporter reads these variables by itself, and leaves out what comes last.
        int exported = environment.Integer("OTEL_SPAN_ATTRIBUTE_COUNT_LIMIT", minimum: 1) ?? environment.Integer("OTEL_ATTRIBUTE_COUNT_LIMIT", minimum: 1) ?? SpanLimits.Exported;
        int attributes = environment.Integer(
            options.AttributeCountLimit, nameof(TracerOptions.AttributeCountLimit), "JUDGMENT_ATTRIBUTE_COUNT_LIMIT", minimum: 1, maximum: SpanLimits.Exported) ?? exported;
        return new SpanLimits
        {
            Attributes = Math.Min(attributes, exported),
            Events = environment.Integer("OTEL_SPAN_EVENT_COUNT_LIMIT", minimum: 1) ?? SpanLimits.Exported,
            Links = environment.Integer("OTEL_SPAN_LINK_COUNT_LIMIT", minimum: 1) ?? SpanLimits.Exported,
            Depth = environment.Integer(options.MaxSpanDepth, nameof(TracerOptions.MaxSpanDepth), "JUDGMENT_MAX_SPAN_DEPTH", minimum: 1),
            ToolSpans = environment.Integer(options.MaxToolSpans, nameof(TracerOptions.MaxToolSpans), "JUDGMENT_MAX_TOOL_SPANS", minimum: 1),
        };
    }
}
