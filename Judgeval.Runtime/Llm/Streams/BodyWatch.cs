using Judgeval.Diagnostics;

namespace Judgeval.Llm.Streams;

/// <summary>Stands between a stream and its observer: one call at a time, one end, and no fault of the observer's reaches the reader.</summary>
/// <param name="observer">Is told.</param>
/// <param name="length">The bytes that will come, if that is known: the last of them is the end.</param>
internal sealed class BodyWatch(IBodyObserver observer, long? length)
{
    // Reads and the disposal may be on two threads.
    private readonly object _gate = new();
    private long _seen;
    private bool _isFaulted;
    private bool _isEnded;

    internal void Observe(ReadOnlySpan<byte> bytes)
    {
        lock (_gate)
        {
            if (_isEnded || bytes.IsEmpty)
            {
                return;
            }

            _seen += bytes.Length;
            Feed(bytes);
            bool isWhole = _seen == length;
            if (isWhole || (!_isFaulted && observer.IsComplete))
            {
                End(isWhole, StreamEnd.Completed, exception: null);
            }
        }
    }

    internal void EndOfBody()
    {
        lock (_gate)
        {
            End(isEndOfBody: true, StreamEnd.Completed, exception: null);
        }
    }

    internal void Disposed()
    {
        lock (_gate)
        {
            End(isEndOfBody: false, StreamEnd.BrokenOff, exception: null);
        }
    }

    internal void Failed(Exception exception)
    {
        // The caller's mistake says nothing of the stream.
        if (exception is ArgumentException)
        {
            return;
        }

        lock (_gate)
        {
            End(isEndOfBody: false, StreamEnd.Failed, exception);
        }
    }

    internal void Abandoned()
    {
        lock (_gate)
        {
            End(isEndOfBody: false, StreamEnd.Abandoned, exception: null);
        }
    }

    private void Feed(ReadOnlySpan<byte> bytes)
    {
        if (_isFaulted)
        {
            return;
        }

        try
        {
            observer.Observe(bytes);
        }
        catch (Exception e)
        {
            _isFaulted = true;
            Faults.Report(nameof(TeeStream), e);
        }
    }

    private void End(bool isEndOfBody, StreamEnd end, Exception? exception)
    {
        if (_isEnded)
        {
            return;
        }

        _isEnded = true;
        try
        {
            observer.Close(isEndOfBody);
            observer.Ended(Actual(end), exception);
        }
        catch (Exception e)
        {
            Faults.Report(nameof(TeeStream), e);
        }
    }

    // Who has a whole answer in hand may well dispose it instead of asking for more; and an answer that is an error does not become whole by its end.
    private StreamEnd Actual(StreamEnd end) => end switch
    {
        StreamEnd.Failed => end,
        _ when observer.HasFailed => StreamEnd.Failed,
        _ when observer.IsComplete => StreamEnd.Completed,
        _ => end,
    };
}
