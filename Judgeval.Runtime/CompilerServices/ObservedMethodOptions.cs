using System.ComponentModel;

namespace Judgeval.CompilerServices;

/// <summary>What the weaver found out about an observed method. For woven code only; see docs/abi.md.</summary>
[Flags]
[EditorBrowsable(EditorBrowsableState.Never)]
public enum ObservedMethodOptions
{
    /// <summary>Arguments and result are recorded, and iterators have a span for each value.</summary>
    None = 0,

    /// <summary>The arguments are not recorded.</summary>
    NoInput = 1,

    /// <summary>The result is not recorded.</summary>
    NoOutput = 2,

    /// <summary>An iterator or stream has no child span for each value.</summary>
    NoYieldSpans = 4,

    /// <summary>The user named the kind: an iterator or stream keeps it in <c>judgment.declared_kind</c>.</summary>
    DeclaredKind = 8,

    /// <summary>A call inside a trace gets a trace of its own, linked to an invocation span in the first; not an iterator or stream.</summary>
    Fork = 16,

    /// <summary>The result, a bool or <see cref="GuardrailResult"/>, also in a task, says whether the guardrail fired.</summary>
    Verdict = 32,
}
