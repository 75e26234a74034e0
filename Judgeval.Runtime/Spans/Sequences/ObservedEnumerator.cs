using System.Collections;
using System.Diagnostics;

namespace Judgeval.Spans.Sequences;

/// <summary>One enumeration of a generic iterator.</summary>
[StackTraceHidden]
[DebuggerStepThrough]
internal sealed class ObservedEnumerator<T> : ObservedSteps, IEnumerator<T>
{
    private readonly IEnumerator<T> _enumerator;

    internal ObservedEnumerator(IEnumerator<T> enumerator, SequenceStart start)
        : base(enumerator, start) => _enumerator = enumerator;

    public T Current => _enumerator.Current;

    object? IEnumerator.Current => ((IEnumerator)_enumerator).Current;

    protected override void RecordItem(SequenceSpan span) => span.Item(_enumerator, static from => from.Current);
}
