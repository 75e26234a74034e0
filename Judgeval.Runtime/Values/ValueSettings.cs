namespace Judgeval.Values;

/// <summary>How a tracer makes text of values.</summary>
internal sealed class ValueSettings
{
    internal static readonly ValueSettings Default = new();

    /// <summary>Characters of a recorded value that are kept.</summary>
    internal int Limit { get; init; } = RecordedText.DefaultLimit;

    /// <summary>The user's; null for <see cref="Default"/>.</summary>
    internal ISpanSerializer? Custom { get; init; }

    internal ValueSerializer Serializer { get; init; } = ValueSerializer.Default;

    internal Func<string, string, string?>? Redact { get; init; }

    /// <summary>Whether numbers and strings may be written without asking a serializer.</summary>
    internal bool WritesPlainPrimitives => Custom is null && Serializer.WritesPlainPrimitives;
}
