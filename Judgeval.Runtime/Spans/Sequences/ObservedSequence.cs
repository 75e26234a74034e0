using System.Collections;

namespace Judgeval.Spans.Sequences;

/// <summary>An iterator whose every enumeration is a span.</summary>
internal sealed class ObservedSequence<T>(IEnumerable<T> sequence, SequenceStart start) : IEnumerable<T>
{
    public IEnumerator<T> GetEnumerator() => new ObservedEnumerator<T>(sequence.GetEnumerator(), start);

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
