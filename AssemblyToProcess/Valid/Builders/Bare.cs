using System.Runtime.CompilerServices;

namespace AssemblyToProcess.Builders;

/// <summary>A task whose method runs in its caller's own execution context, up to its first suspension.</summary>
[AsyncMethodBuilder(typeof(BareBuilder<>))]
public readonly struct Bare<T>(Task<T> task)
{
    public Task<T> Task => task;

    public TaskAwaiter<T> GetAwaiter() => task.GetAwaiter();
}
