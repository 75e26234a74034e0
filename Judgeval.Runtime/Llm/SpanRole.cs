namespace Judgeval.Llm;

/// <summary>What a span is, as far as cost and metrics are concerned.</summary>
internal enum SpanRole
{
    /// <summary>Neither of the others.</summary>
    Other,

    /// <summary>One call of a model.</summary>
    ModelCall,

    /// <summary>A run of an agent, which contains calls of models.</summary>
    Agent,
}
