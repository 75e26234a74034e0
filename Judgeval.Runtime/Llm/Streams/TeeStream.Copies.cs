namespace Judgeval.Llm.Streams;

/// <content>Copying: the inner stream copies in its own way, to a destination that is watched.</content>
internal sealed partial class TeeStream
{
    public override Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken)
    {
        ObservedDestination? observed = Watched(destination);
        try
        {
            return FollowCopyAsync(_inner.CopyToAsync(observed ?? destination, bufferSize, cancellationToken), observed);
        }
        catch (Exception e) when (observed is not { HasFailed: true } && Fails(e))
        {
            throw;
        }
    }

#if NET
    public override void CopyTo(Stream destination, int bufferSize)
    {
        ObservedDestination? observed = Watched(destination);
        try
        {
            _inner.CopyTo(observed ?? destination, bufferSize);
            _watch.EndOfBody();
        }
        catch (Exception e) when (observed is not { HasFailed: true } && Fails(e))
        {
            throw;
        }
    }
#endif

    // Of a destination that cannot be written to the inner stream says what is wrong.
    private ObservedDestination? Watched(Stream destination) => destination is { CanWrite: true } ? new ObservedDestination(destination, _watch) : null;

    private async Task FollowCopyAsync(Task copying, ObservedDestination? observed)
    {
        try
        {
            await copying.ConfigureAwait(false);
            _watch.EndOfBody();
        }
        catch (Exception e) when (observed is not { HasFailed: true } && Fails(e))
        {
            throw;
        }
    }
}
