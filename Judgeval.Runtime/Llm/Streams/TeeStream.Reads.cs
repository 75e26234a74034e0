namespace Judgeval.Llm.Streams;

/// <content>Reading.</content>
internal sealed partial class TeeStream
{
    public override int Read(byte[] buffer, int offset, int count)
    {
        try
        {
            int read = _inner.Read(buffer, offset, count);
            Observe(read, count, new ReadOnlySpan<byte>(buffer, offset, read));
            return read;
        }
        catch (Exception e) when (Fails(e))
        {
            throw;
        }
    }

    public override int ReadByte()
    {
        try
        {
            int value = _inner.ReadByte();
            if (value < 0)
            {
                _watch.EndOfBody();
            }
            else
            {
                _watch.Observe([(byte)value]);
            }

            return value;
        }
        catch (Exception e) when (Fails(e))
        {
            throw;
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        try
        {
            Task<int> read = _inner.ReadAsync(buffer, offset, count, cancellationToken);
            if (read.Status != TaskStatus.RanToCompletion)
            {
                return FollowAsync(read, buffer, offset, count);
            }

            // The inner stream's own task: it may have one for every count.
#pragma warning disable CA1849 // It is completed.
            Observe(read.Result, count, new ReadOnlySpan<byte>(buffer, offset, read.Result));
#pragma warning restore CA1849
            return read;
        }
        catch (Exception e) when (Fails(e))
        {
            throw;
        }
    }

    public override IAsyncResult BeginRead(byte[] buffer, int offset, int count, AsyncCallback? callback, object? state)
    {
        var read = new ObservedRead(buffer, offset, count);
        try
        {
            AsyncCallback? observed = callback is null ? null : inner =>
            {
                read.Inner = inner;
                callback(read);
            };
            read.Inner = _inner.BeginRead(buffer, offset, count, observed, state);
            return read;
        }
        catch (Exception e) when (Fails(e))
        {
            throw;
        }
    }

    public override int EndRead(IAsyncResult asyncResult)
    {
        if (asyncResult is not ObservedRead { Inner: { } inner } begun)
        {
            return _inner.EndRead(asyncResult);
        }

        try
        {
            int read = _inner.EndRead(inner);
            Observe(read, begun.Count, begun.Bytes(read));
            return read;
        }
        catch (Exception e) when (Fails(e))
        {
            throw;
        }
    }

    private async Task<int> FollowAsync(Task<int> reading, byte[] buffer, int offset, int count)
    {
        try
        {
            int read = await reading.ConfigureAwait(false);
            Observe(read, count, new ReadOnlySpan<byte>(buffer, offset, read));
            return read;
        }
        catch (Exception e) when (Fails(e))
        {
            throw;
        }
    }

    // A read into nothing gets nothing, wherever the end is.
    private void Observe(int read, int asked, ReadOnlySpan<byte> bytes)
    {
        if (read > 0)
        {
            _watch.Observe(bytes);
        }
        else if (asked > 0)
        {
            _watch.EndOfBody();
        }
    }

    private bool Fails(Exception exception)
    {
        _watch.Failed(exception);
        return false;
    }
}
