namespace Judgeval;

/// <summary>
/// The span kinds that Judgment knows. They are written to the span attribute <c>judgment.span_kind</c>; any other string is allowed there too.
/// </summary>
public static class SpanKinds
{
    /// <summary>A plain step: <c>span</c>, the default.</summary>
    public const string Span = "span";

    /// <summary>A tool that an agent calls: <c>tool</c>.</summary>
    public const string Tool = "tool";

    /// <summary>An agent or one of its turns: <c>agent</c>.</summary>
    public const string Agent = "agent";

    /// <summary>A call of a language model: <c>llm</c>.</summary>
    public const string Llm = "llm";

    /// <summary>An ordinary function worth seeing: <c>function</c>.</summary>
    public const string Function = "function";

    /// <summary>A check of what goes into or comes out of an agent: <c>guardrail</c>.</summary>
    public const string Guardrail = "guardrail";
}
