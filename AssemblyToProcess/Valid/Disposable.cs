namespace AssemblyToProcess;

/// <summary>Logs its own disposal, sync or async.</summary>
public sealed class Disposable(Log log, string name) : IDisposable, IAsyncDisposable
{
    public void Dispose() => log.Add($"dispose {name}");

    public async ValueTask DisposeAsync()
    {
        await Task.Yield();
        log.Add($"dispose async {name}");
    }
}
