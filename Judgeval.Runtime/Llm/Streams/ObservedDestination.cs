namespace Judgeval.Llm.Streams;

/// <summary>Where a watched stream is copied to. Does not own the destination.</summary>
internal sealed class ObservedDestination(Stream destination, BodyWatch watch) : Stream
{
    /// <summary>It was the destination that threw.</summary>
    internal bool HasFailed { get; private set; }

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => destination.CanWrite;

    public override bool CanTimeout => destination.CanTimeout;

    public override long Length => destination.Length;

    public override long Position
    {
        get => destination.Position;
        set => destination.Position = value;
    }

    public override int WriteTimeout
    {
        get => destination.WriteTimeout;
        set => destination.WriteTimeout = value;
    }

    public override void Flush() => destination.Flush();

    public override Task FlushAsync(CancellationToken cancellationToken) => destination.FlushAsync(cancellationToken);

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => destination.Seek(offset, origin);

    public override void SetLength(long value) => destination.SetLength(value);

    public override void Write(byte[] buffer, int offset, int count)
    {
        watch.Observe(new ReadOnlySpan<byte>(buffer, offset, count));
        try
        {
            destination.Write(buffer, offset, count);
        }
        catch
        {
            HasFailed = true;
            throw;
        }
    }

    public override async Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        watch.Observe(new ReadOnlySpan<byte>(buffer, offset, count));
        try
        {
#pragma warning disable CA1835 // The overload that was asked for.
            await destination.WriteAsync(buffer, offset, count, cancellationToken).ConfigureAwait(false);
#pragma warning restore CA1835
        }
        catch
        {
            HasFailed = true;
            throw;
        }
    }

#if NET
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        watch.Observe(buffer);
        try
        {
            destination.Write(buffer);
        }
        catch
        {
            HasFailed = true;
            throw;
        }
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        watch.Observe(buffer.Span);
        try
        {
            await destination.WriteAsync(buffer, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            HasFailed = true;
            throw;
        }
    }
#endif
}
