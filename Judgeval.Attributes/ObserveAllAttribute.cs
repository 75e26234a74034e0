namespace Judgeval;

/// <summary>
/// Observes every public method of the assembly as if it had <see cref="ObserveAttribute"/>. Compiler-generated code, properties and constructors
/// are left out. A method's own <see cref="ObserveAttribute"/> or <see cref="DoNotObserveAttribute"/> wins.
/// </summary>
/// <example>
/// <code>
/// [assembly: ObserveAll(Include = "Shop.Agents.*", Exclude = "*.Internal.*")]
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class ObserveAllAttribute : Attribute
{
    /// <summary>Observes with the kind <see cref="SpanKinds.Span"/>.</summary>
    public ObserveAllAttribute()
    {
    }

    /// <summary>Observes with the given kind.</summary>
    /// <param name="kind">One of <see cref="SpanKinds"/>, or any other word; written to the span attribute <c>judgment.span_kind</c>.</param>
    public ObserveAllAttribute(string kind) => Kind = kind;

    /// <summary>The span kind, written to <c>judgment.span_kind</c>. Default: <see cref="SpanKinds.Span"/>.</summary>
    public string Kind { get; } = SpanKinds.Span;

    /// <summary>
    /// Comma-separated patterns of which one must match <c>Namespace.Type.Method</c>; <c>*</c> stands for any characters and <c>?</c> for one. Nested types are
    /// separated by a dot. Default: everything.
    /// </summary>
    public string? Include { get; set; }

    /// <summary>Comma-separated patterns of which none may match <c>Namespace.Type.Method</c>; the same wildcards. Default: nothing.</summary>
    public string? Exclude { get; set; }

    /// <summary>Whether the arguments are recorded, as a JSON object in <c>judgment.input</c>. Default: <see langword="true"/>.</summary>
    public bool RecordInput { get; set; } = true;

    /// <summary>Whether the results are recorded in <c>judgment.output</c>. Default: <see langword="true"/>.</summary>
    public bool RecordOutput { get; set; } = true;

    /// <summary>Whether iterators and streams leave out the child span for each yielded value. Default: <see langword="false"/>.</summary>
    public bool DisableGeneratorYieldSpan { get; set; }
}
