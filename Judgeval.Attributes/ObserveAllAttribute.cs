namespace Judgeval;

/// <summary>
/// Observes the members of a type, module or assembly as if each had <see cref="ObserveAttribute"/>. Code that the compiler made is left out, and so are
/// accessors that only read or write a field. On an interface: the members that have a body there, not those of the types that implement it.
/// </summary>
/// <remarks>
/// The nearest wins: method, property, type, enclosing type, module, assembly, FodyWeavers.xml. Of several on one place the first whose <see cref="Include"/>
/// matches decides. What the deciding one leaves out, by <see cref="Exclude"/> or <see cref="Members"/>, no wider one brings back.
/// </remarks>
/// <example>
/// <code>
/// [assembly: ObserveAll(Include = "Shop.Agents.*", Exclude = "*.Internal.*")]
///
/// [ObserveAll(SpanKinds.Tool, Members = ObservedMembers.PublicMethods | ObservedMembers.Constructors)]
/// public class SearchTools { … }
/// </code>
/// </example>
[AttributeUsage(
    AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface | AttributeTargets.Module | AttributeTargets.Assembly,
    AllowMultiple = true,
    Inherited = false)]
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

    /// <summary>Which members are observed. Default: <see cref="ObservedMembers.PublicMethods"/>.</summary>
    public ObservedMembers Members { get; set; } = ObservedMembers.PublicMethods;

    /// <summary>
    /// Comma-separated patterns of which one must match <c>Namespace.Type.Method</c>; <c>*</c> stands for any characters and <c>?</c> for one. Nested types are
    /// separated by a dot, type parameters left out, and a constructor is named like its type. Default: everything.
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
