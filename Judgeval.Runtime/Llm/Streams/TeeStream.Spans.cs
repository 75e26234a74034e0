#if NET
namespace Judgeval.Llm.Streams;

/// <content>What older frameworks' streams do not have.</content>
internal sealed partial class TeeStream
{
    public override int Read(Span<byte> buffer)
    {
        try
        {
            int read = _inner.Read(buffer);
            Observe(read, buffer.Length, buffer[..read]);
            return read;
        }
        catch (Exception e) when (Fails(e))
        {
            throw;
        }
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            ValueTask<int> reading = _inner.ReadAsync(buffer, cancellationToken);
            if (!reading.IsCompletedSuccessfully)
            {
                return FollowAsync(reading, buffer);
            }

            int read = reading.Result;
            Observe(read, buffer.Length, buffer.Span[..read]);
            return new ValueTask<int>(read);
        }
        catch (Exception e) when (Fails(e))
        {
            throw;
        }
    }

    public override void Write(ReadOnlySpan<byte> buffer) => _inner.Write(buffer);

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => _inner.WriteAsync(buffer, cancellationToken);

#pragma warning disable CA2215 // It would dispose the inner stream once more, the other way.
    public override async ValueTask DisposeAsync()
#pragma warning restore CA2215
    {
        try
        {
            await _inner.DisposeAsync().ConfigureAwait(false);
        }
        finally
        {
            _watch.Disposed();
        }

        GC.SuppressFinalize(this);
    }

    private async ValueTask<int> FollowAsync(ValueTask<int> reading, Memory<byte> buffer)
    {
        try
        {
            int read = await reading.ConfigureAwait(false);
            Observe(read, buffer.Length, buffer.Span[..read]);
            return read;
        }
        catch (Exception e) when (Fails(e))
        {
            throw;
        }
    }
}
#endif
