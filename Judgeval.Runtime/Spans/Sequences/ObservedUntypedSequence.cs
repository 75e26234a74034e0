using System.Collections;

namespace Judgeval.Spans.Sequences;

/// <summary>A non-generic iterator whose every enumeration is a span.</summary>
internal sealed class ObservedUntypedSequence(IEnumerable sequence, SequenceStart start) : IEnumerable
{
    public IEnumerator GetEnumerator() => new ObservedUntypedEnumerator(sequence.GetEnumerator(), start);
}
