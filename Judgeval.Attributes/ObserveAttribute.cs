namespace Judgeval;

/// <summary>
/// Makes every call of the method, constructor or property accessor a span. The Judgeval.Fody weaver rewrites the compiled method at build time;
/// without it the attribute does nothing.
/// </summary>
/// <remarks>
/// What the method does is unchanged: same results, same exceptions, same stack traces, same <c>Activity.Current</c> before and after.
/// With no tracer started the woven method costs one check.
/// </remarks>
/// <example>
/// <code>
/// [Observe("tool")]
/// public async Task&lt;string&gt; SearchAsync(string query, int topK) { … }
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Constructor | AttributeTargets.Property, Inherited = false)]
public sealed class ObserveAttribute : Attribute
{
    /// <summary>Observes with the kind <see cref="SpanKinds.Span"/>.</summary>
    public ObserveAttribute()
    {
    }

    /// <summary>Observes with the given kind.</summary>
    /// <param name="kind">One of <see cref="SpanKinds"/>, or any other word; written to the span attribute <c>judgment.span_kind</c>.</param>
    public ObserveAttribute(string kind) => Kind = kind;

    /// <summary>The span kind, written to <c>judgment.span_kind</c>. Default: <see cref="SpanKinds.Span"/>.</summary>
    public string Kind { get; } = SpanKinds.Span;

    /// <summary>The span name. Default: the method's name; a property accessor is named after its property.</summary>
    public string? SpanName { get; set; }

    /// <summary>Whether the arguments are recorded, as a JSON object in <c>judgment.input</c>. Default: <see langword="true"/>.</summary>
    public bool RecordInput { get; set; } = true;

    /// <summary>Whether the result is recorded in <c>judgment.output</c>. Default: <see langword="true"/>.</summary>
    public bool RecordOutput { get; set; } = true;

    /// <summary>
    /// Whether iterators and streams leave out the child span for each yielded value. Default: <see langword="false"/>. Also left out when
    /// <see cref="RecordOutput"/> is <see langword="false"/>.
    /// </summary>
    public bool DisableGeneratorYieldSpan { get; set; }

    /// <summary>
    /// Whether a call gets a trace of its own: an invocation span in the caller's trace, and the root of a new trace, linked both ways; both have the input, the output
    /// and the error. Default: <see langword="false"/>. Nothing changes for iterators and streams, and for a call outside of any trace.
    /// </summary>
    public bool Fork { get; set; }

    /// <summary>Names of parameters that are not recorded. Default: none. A name that no parameter has is a build warning.</summary>
    public string[] SkipArguments { get; set; } = [];

    /// <summary>
    /// Tags that each call adds to its trace: its own span has them in <c>tag.tags</c>, and so has every span that starts later there. Default: none. An empty one
    /// is a build warning.
    /// </summary>
    public string[] Tags { get; set; } = [];

    /// <summary>
    /// The session that each call names for its trace: <c>judgment.session_id</c> and <c>session.id</c> on its own span and on every span that starts later there.
    /// Default: none. An empty text is a build warning.
    /// </summary>
    public string? SessionId { get; set; }

    /// <summary>
    /// The user that each call names for its trace: <c>user.id</c>, and <c>judgment.customer_user_id</c> unless that was set on its own, on its own span and on
    /// every span that starts later there. Default: none. An empty text is a build warning.
    /// </summary>
    public string? UserId { get; set; }
}
