using Judgeval.Llm.Pricing;

namespace Judgeval.Llm;

/// <summary>What is known of one call of a model.</summary>
internal sealed class ModelCall
{
    /// <summary>As the conventions name it: <c>chat</c>, <c>embeddings</c>, …</summary>
    internal string? Operation { get; set; }

    internal string? Provider { get; set; }

    /// <summary>The model asked for.</summary>
    internal string? Requested { get; set; }

    /// <summary>The model that answered.</summary>
    internal string? Answered { get; set; }

    internal string? ServerAddress { get; set; }

    internal long? ServerPort { get; set; }

    /// <summary>Null for a call that succeeded.</summary>
    internal string? ErrorType { get; set; }

    internal TokenUsage Usage { get; set; }

    /// <summary>In US dollars; null while it is not known.</summary>
    internal double? Cost { get; set; }

    /// <summary>Null when nobody measured it.</summary>
    internal TimeSpan? Duration { get; set; }
}
