namespace AssemblyToProcess;

/// <summary>A single-threaded context: runs what was posted when asked to, and logs the exceptions that come out.</summary>
public sealed class PumpedContext(Log log) : SynchronizationContext
{
    private readonly Queue<(SendOrPostCallback Callback, object? State)> _posted = new();

    /// <summary>How many async void methods have started and not ended.</summary>
    public int Pending { get; private set; }

    public override void OperationStarted() => Pending++;

    public override void OperationCompleted() => Pending--;

    public override void Post(SendOrPostCallback d, object? state) => _posted.Enqueue((d, state));

    public void Pump()
    {
        while (_posted.TryDequeue(out var posted))
        {
            try
            {
                posted.Callback(posted.State);
            }
            catch (Exception exception)
            {
                log.Add($"{exception.GetType().Name}: {exception.Message}");
            }
        }
    }
}
