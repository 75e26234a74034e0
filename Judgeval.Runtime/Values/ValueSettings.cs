namespace Judgeval.Values;

/// <summary>How a tracer makes text of values.</summary>
internal sealed class ValueSettings
{
    internal static readonly ValueSettings Default = new(null, ValueSerializer.Default);

    internal ValueSettings(ISpanSerializer? custom, ValueSerializer serializer)
    {
        Custom = custom;
        Serializer = serializer;
        WritesPlainPrimitives = custom is null && serializer.WritesPlainPrimitives;
    }

    /// <summary>Characters of a recorded value that are kept.</summary>
    internal int Limit
    {
        get;
        init
        {
            field = value;
            AmpleBytes = (value / 2) - (2 * MediaText.ShortestMedia);
        }
    } = RecordedText.DefaultLimit;

    /// <summary>While no more than that is written, a short value fits, and nobody need count.</summary>
    internal int AmpleBytes { get; private init; } = (RecordedText.DefaultLimit / 2) - (2 * MediaText.ShortestMedia);

    /// <summary>The user's; null for none.</summary>
    internal ISpanSerializer? Custom { get; }

    internal ValueSerializer Serializer { get; }

    internal Func<string, string, string?>? Redact { get; init; }

    /// <summary>Whether numbers and strings may be written without asking a serializer.</summary>
    internal bool WritesPlainPrimitives { get; }
}
