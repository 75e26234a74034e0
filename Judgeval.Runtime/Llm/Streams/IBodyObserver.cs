namespace Judgeval.Llm.Streams;

/// <summary>Is told what passes through a <see cref="TeeStream"/>. What it throws is reported, and goes no further.</summary>
internal interface IBodyObserver
{
    /// <summary>Nothing that counts can come: the reader may stop here, and many do.</summary>
    bool IsComplete { get; }

    /// <summary>What came says that the sender failed.</summary>
    bool HasFailed { get; }

    /// <summary>The next bytes, as the reader got them. They are the reader's: they may not be kept or changed.</summary>
    void Observe(ReadOnlySpan<byte> bytes);

    /// <summary>The bytes are over, or nobody wants more of them. Afterwards the two properties are final.</summary>
    /// <param name="isEndOfBody">Whether the end of the bytes was read.</param>
    void Close(bool isEndOfBody);

    /// <summary>Called once, after <see cref="Close"/>.</summary>
    /// <param name="end">How the stream ended.</param>
    /// <param name="exception">What reading it threw, if it did.</param>
    void Ended(StreamEnd end, Exception? exception);
}
