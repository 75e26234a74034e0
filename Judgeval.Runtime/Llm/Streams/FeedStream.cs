namespace Judgeval.Llm.Streams;

/// <summary>Hands a decoder the bytes that were fed. That there are none just now is no end: the decoder may ask again.</summary>
internal sealed class FeedStream : Stream
{
    private byte[] _bytes = new byte[4096];
    private int _start;
    private int _end;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    internal int Available => _end - _start;

    internal void Feed(ReadOnlySpan<byte> bytes)
    {
        if (_start == _end)
        {
            _start = _end = 0;
        }

        if (_bytes.Length - _end < bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _end + bytes.Length));
        }

        bytes.CopyTo(new Span<byte>(_bytes, _end, bytes.Length));
        _end += bytes.Length;
    }

    internal ReadOnlySpan<byte> Peek() => new(_bytes, _start, Available);

    internal void Skip(int count) => _start += count;

    public override int Read(byte[] buffer, int offset, int count)
    {
        int length = Math.Min(count, Available);
        Buffer.BlockCopy(_bytes, _start, buffer, offset, length);
        _start += length;
        return length;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
