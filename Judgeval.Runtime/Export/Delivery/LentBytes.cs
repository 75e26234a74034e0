namespace Judgeval.Export.Delivery;

/// <summary>A stream that remembers the array written to it, which its owner writes to again only later: nothing is copied. What comes in other ways is.</summary>
internal sealed class LentBytes : Stream
{
    private ArraySegment<byte> _bytes;
    private bool _isEmpty = true;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => _bytes.Count;

    public override long Position
    {
        get => Length;
        set => throw new NotSupportedException();
    }

    /// <summary>What was written.</summary>
    internal ArraySegment<byte> Bytes => _isEmpty ? new ArraySegment<byte>([]) : _bytes;

    public override void Write(byte[] buffer, int offset, int count)
    {
        _bytes = _isEmpty ? new ArraySegment<byte>(buffer, offset, count) : new ArraySegment<byte>([.. _bytes, .. new ArraySegment<byte>(buffer, offset, count)]);
        _isEmpty = false;
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        Write(buffer, offset, count);
        return Task.CompletedTask;
    }

#if NET
    public override void Write(ReadOnlySpan<byte> buffer) => Write(buffer.ToArray(), 0, buffer.Length);

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (System.Runtime.InteropServices.MemoryMarshal.TryGetArray(buffer, out ArraySegment<byte> array))
        {
            Write(array.Array!, array.Offset, array.Count);
        }
        else
        {
            Write(buffer.Span);
        }

        return default;
    }
#endif

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    internal void Clear()
    {
        _isEmpty = true;
        _bytes = default;
    }
}
