using System.Collections;
using System.Diagnostics;

namespace Judgeval.Spans.Sequences;

/// <summary>One enumeration of a non-generic iterator.</summary>
[StackTraceHidden]
[DebuggerStepThrough]
internal sealed class ObservedUntypedEnumerator : ObservedSteps, IEnumerator
{
    private readonly IEnumerator _enumerator;

    internal ObservedUntypedEnumerator(IEnumerator enumerator, SequenceStart start)
        : base(enumerator, start) => _enumerator = enumerator;

    public object? Current => _enumerator.Current;

    protected override void RecordItem(SequenceSpan span) => span.Item(_enumerator, static from => from.Current);
}
