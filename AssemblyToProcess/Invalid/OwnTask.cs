using System.Runtime.CompilerServices;

namespace InvalidToProcess;

/// <summary>A task-like type of the user's own, with a builder of its own.</summary>
[AsyncMethodBuilder(typeof(OwnTaskBuilder<>))]
public readonly struct OwnTask<T>(Task<T> task)
{
    public TaskAwaiter<T> GetAwaiter() => task.GetAwaiter();
}
