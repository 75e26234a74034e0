namespace Judgeval.Spans.Sequences;

/// <summary>A stream whose every enumeration is a span.</summary>
internal sealed class ObservedAsyncSequence<T>(IAsyncEnumerable<T> sequence, SequenceStart start) : IAsyncEnumerable<T>
{
    public IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default) =>
        new ObservedAsyncEnumerator<T>(sequence.GetAsyncEnumerator(cancellationToken), start);
}
