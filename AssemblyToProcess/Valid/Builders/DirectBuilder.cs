using System.Runtime.CompilerServices;
using Judgeval;

namespace AssemblyToProcess.Builders;

/// <summary>A class that knows nothing of execution contexts.</summary>
public sealed class DirectBuilder<T>
{
    private IAsyncStateMachine? _stateMachine;

    public Direct<T> Task { get; } = new();

    public static DirectBuilder<T> Create() => new();

    // With a span of its own it would take the method's activities away again.
    [DoNotObserve]
    public void Start<TStateMachine>(ref TStateMachine stateMachine)
        where TStateMachine : IAsyncStateMachine => stateMachine.MoveNext();

    public void SetStateMachine(IAsyncStateMachine stateMachine) => _stateMachine = stateMachine;

    public void SetResult(T result) => Task.SetResult(result);

    public void SetException(Exception exception) => Task.SetException(exception);

    public void AwaitOnCompleted<TAwaiter, TStateMachine>(ref TAwaiter awaiter, ref TStateMachine stateMachine)
        where TAwaiter : INotifyCompletion
        where TStateMachine : IAsyncStateMachine => awaiter.OnCompleted(Box(ref stateMachine).MoveNext);

    public void AwaitUnsafeOnCompleted<TAwaiter, TStateMachine>(ref TAwaiter awaiter, ref TStateMachine stateMachine)
        where TAwaiter : ICriticalNotifyCompletion
        where TStateMachine : IAsyncStateMachine => awaiter.UnsafeOnCompleted(Box(ref stateMachine).MoveNext);

    private IAsyncStateMachine Box<TStateMachine>(ref TStateMachine stateMachine)
        where TStateMachine : IAsyncStateMachine => _stateMachine ??= stateMachine;
}
