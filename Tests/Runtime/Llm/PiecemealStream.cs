namespace Judgeval.Tests.Runtime.Llm;

/// <summary>Gives its bytes in pieces of the sizes it is told, as a network does; then the end, or what it is to throw.</summary>
internal sealed class PiecemealStream(byte[] bytes, Func<int> nextSize, Exception? atEnd = null) : Stream
{
    private int _position;

    internal int Disposals { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        if (_position == bytes.Length && atEnd is not null && buffer.Length > 0)
        {
            throw atEnd;
        }

        int length = Math.Min(Math.Min(buffer.Length, Math.Max(1, nextSize())), bytes.Length - _position);
        bytes.AsSpan(_position, length).CopyTo(buffer);
        _position += length;
        return length;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (nextSize() % 2 == 0)
        {
            await Task.Yield();
        }

        return Read(buffer.Span);
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        Disposals += disposing ? 1 : 0;
        base.Dispose(disposing);
    }
}
