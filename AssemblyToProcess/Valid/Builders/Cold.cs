using System.Runtime.CompilerServices;

namespace AssemblyToProcess.Builders;

/// <summary>A task that starts its method when it is first awaited.</summary>
[AsyncMethodBuilder(typeof(ColdBuilder))]
public sealed class Cold(Task task, Action start)
{
    private Action? _start = start;

    public TaskAwaiter GetAwaiter()
    {
        Interlocked.Exchange(ref _start, null)?.Invoke();
        return task.GetAwaiter();
    }
}
