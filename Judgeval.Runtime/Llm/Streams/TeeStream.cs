namespace Judgeval.Llm.Streams;

/// <summary>
/// A stream that somebody else watches being read. Every call goes to the inner stream as it came, and its result back as it is: nothing is read ahead, and no
/// byte, count or exception changes.
/// </summary>
internal sealed partial class TeeStream : Stream
{
    private readonly Stream _inner;
    private readonly BodyWatch _watch;

    /// <param name="inner">Disposed with this stream.</param>
    /// <param name="observer">Is told what was read, and once how it ended.</param>
    /// <param name="length">The bytes that will come, if that is known, as of a <c>Content-Length</c>.</param>
    internal TeeStream(Stream inner, IBodyObserver observer, long? length = null)
    {
        _inner = inner;
        _watch = new BodyWatch(observer, length);
    }

    ~TeeStream() => _watch.Abandoned();

    public override bool CanRead => _inner.CanRead;

    public override bool CanSeek => _inner.CanSeek;

    public override bool CanWrite => _inner.CanWrite;

    public override bool CanTimeout => _inner.CanTimeout;

    public override long Length => _inner.Length;

    public override long Position
    {
        get => _inner.Position;
        set => _inner.Position = value;
    }

    public override int ReadTimeout
    {
        get => _inner.ReadTimeout;
        set => _inner.ReadTimeout = value;
    }

    public override int WriteTimeout
    {
        get => _inner.WriteTimeout;
        set => _inner.WriteTimeout = value;
    }

    public override void Flush() => _inner.Flush();

    public override Task FlushAsync(CancellationToken cancellationToken) => _inner.FlushAsync(cancellationToken);

    public override long Seek(long offset, SeekOrigin origin) => _inner.Seek(offset, origin);

    public override void SetLength(long value) => _inner.SetLength(value);

    public override void Write(byte[] buffer, int offset, int count) => _inner.Write(buffer, offset, count);

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        _inner.WriteAsync(buffer, offset, count, cancellationToken);

    public override void WriteByte(byte value) => _inner.WriteByte(value);

    public override IAsyncResult BeginWrite(byte[] buffer, int offset, int count, AsyncCallback? callback, object? state) =>
        _inner.BeginWrite(buffer, offset, count, callback, state);

    public override void EndWrite(IAsyncResult asyncResult) => _inner.EndWrite(asyncResult);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            try
            {
                _inner.Dispose();
            }
            finally
            {
                _watch.Disposed();
            }
        }

        base.Dispose(disposing);
    }
}
