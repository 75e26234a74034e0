namespace Judgeval.Llm.Streams;

/// <summary>A read that was begun the old way: the inner one, and where its bytes go.</summary>
internal sealed class ObservedRead(byte[] buffer, int offset, int count) : IAsyncResult
{
    internal IAsyncResult? Inner { get; set; }

    public object? AsyncState => Inner!.AsyncState;

    public WaitHandle AsyncWaitHandle => Inner!.AsyncWaitHandle;

    public bool CompletedSynchronously => Inner!.CompletedSynchronously;

    public bool IsCompleted => Inner!.IsCompleted;

    internal int Count => count;

    internal ReadOnlySpan<byte> Bytes(int count) => new(buffer, offset, count);
}
