namespace AssemblyToProcess;

/// <summary>A task that a scenario completes when it wants to; those who await it go on within the call that opens it.</summary>
public sealed class Gate
{
    private readonly TaskCompletionSource<int> _source = new();

    public Task<int> Opened => _source.Task;

    public void Open(int value) => _source.SetResult(value);

    public void Fail(Exception exception) => _source.SetException(exception);
}
