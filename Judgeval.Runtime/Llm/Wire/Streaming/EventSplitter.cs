using Judgeval.Llm.Wire.Json;

namespace Judgeval.Llm.Wire.Streaming;

/// <summary>Finds the events in a stream of bytes that comes in any pieces.</summary>
internal abstract class EventSplitter
{
    /// <summary>Bytes of an event that are kept as they are.</summary>
    internal const int CaptureLimit = 1024 * 1024;

    private bool _isRead;

    /// <summary>The payload of the event that was found; valid until the next call.</summary>
    internal JsonCapture Data { get; } = new(CaptureLimit);

    /// <summary>The event is called an error, whatever its payload says.</summary>
    internal virtual bool IsError => false;

    /// <summary>The stream said that nothing more comes.</summary>
    internal bool IsAtEnd { get; private protected set; }

    /// <summary>Takes bytes until an event is whole. False if none is; then all are taken, but those after the end.</summary>
    internal bool TryRead(ref ReadOnlySpan<byte> bytes)
    {
        Forget();
        return _isRead = Split(ref bytes);
    }

    /// <summary>For the end of the stream: whether an event is left over.</summary>
    internal bool TryReadLast()
    {
        Forget();
        return _isRead = SplitLast();
    }

    private protected abstract bool Split(ref ReadOnlySpan<byte> bytes);

    private protected abstract bool SplitLast();

    private protected abstract void Reset();

    private void Forget()
    {
        if (_isRead)
        {
            Data.Clear();
            Reset();
            _isRead = false;
        }
    }
}
