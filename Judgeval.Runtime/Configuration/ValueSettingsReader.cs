using Judgeval.Values;

namespace Judgeval.Configuration;

/// <summary>Puts together how values are recorded.</summary>
internal sealed class ValueSettingsReader(TracerOptions options, EnvironmentReader environment)
{
    // What is left of a value must at least hold the marks of a cut.
    private const int ShortestValue = 64;

    /// <exception cref="ArgumentException">An option is not allowed, or contradicts another.</exception>
    internal ValueSettings Read()
    {
        Exclude(options.JsonSerializerOptions, nameof(TracerOptions.JsonSerializerOptions));
        Exclude(options.JsonTypeInfoResolvers, nameof(TracerOptions.JsonTypeInfoResolvers));
        bool isDefault = options.JsonSerializerOptions is null && options.JsonTypeInfoResolvers is not { Count: > 0 };
        ValueSerializer serializer = isDefault ? ValueSerializer.Default : new ValueSerializer(options.JsonSerializerOptions, options.JsonTypeInfoResolvers ?? []);
        return new ValueSettings(options.Serializer, serializer)
        {
            Limit = Limit(),
            Redact = options.Redact,
        };
    }

    private int Limit()
    {
        const string key = "JUDGMENT_ATTRIBUTE_VALUE_LENGTH_LIMIT";
        int limit = environment.Integer(options.AttributeValueLengthLimit, nameof(TracerOptions.AttributeValueLengthLimit), key, ShortestValue) ?? RecordedText.DefaultLimit;

        // OpenTelemetry's exporter cuts at this length whatever we say, and would leave JSON torn.
        int? exported = environment.Integer("OTEL_SPAN_ATTRIBUTE_VALUE_LENGTH_LIMIT", ShortestValue) ?? environment.Integer("OTEL_ATTRIBUTE_VALUE_LENGTH_LIMIT", ShortestValue);
        return Math.Min(limit, exported ?? int.MaxValue);
    }

    private void Exclude(object? option, string name)
    {
        if (options.Serializer is not null && option is not null)
        {
            throw new ArgumentException($"{name} is set, and so is {nameof(TracerOptions.Serializer)}, which replaces the serializer that would read it; set one of them.");
        }
    }
}
