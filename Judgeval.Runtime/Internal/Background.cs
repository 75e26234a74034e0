namespace Judgeval.Internal;

internal static class Background
{
    /// <summary>Starts work that nobody waits for, without the caller's activity and locals.</summary>
    internal static void Detach(Func<Task> work)
    {
        AsyncFlowControl? suppressed = ExecutionContext.IsFlowSuppressed() ? null : ExecutionContext.SuppressFlow();
        try
        {
            _ = Task.Run(work);
        }
        finally
        {
            suppressed?.Undo();
        }
    }

    /// <summary>Runs blocking work on a thread of its own, so that it needs none of a pool that the program may have used up.</summary>
    internal static async Task<T> Run<T>(Func<T> work, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Task<T> running = Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        if (cancellationToken.CanBeCanceled)
        {
            var cancelled = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
            using CancellationTokenRegistration registration = cancellationToken.Register(() => cancelled.TrySetResult(true));
            if (await Task.WhenAny(running, cancelled.Task).ConfigureAwait(false) != running)
            {
                throw new OperationCanceledException(cancellationToken);
            }
        }

        return await running.ConfigureAwait(false);
    }
}
