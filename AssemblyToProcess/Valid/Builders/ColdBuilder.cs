using System.Runtime.CompilerServices;

namespace AssemblyToProcess.Builders;

/// <summary>A class that keeps the method for later.</summary>
public sealed class ColdBuilder
{
    private readonly TaskCompletionSource _source = new();
    private IAsyncStateMachine? _stateMachine;

    public Cold Task => new(_source.Task, _stateMachine!.MoveNext);

    public static ColdBuilder Create() => new();

    public void Start<TStateMachine>(ref TStateMachine stateMachine)
        where TStateMachine : IAsyncStateMachine => _stateMachine = stateMachine;

    public void SetStateMachine(IAsyncStateMachine stateMachine) => _stateMachine = stateMachine;

    public void SetResult() => _source.SetResult();

    public void SetException(Exception exception) => _source.SetException(exception);

    public void AwaitOnCompleted<TAwaiter, TStateMachine>(ref TAwaiter awaiter, ref TStateMachine stateMachine)
        where TAwaiter : INotifyCompletion
        where TStateMachine : IAsyncStateMachine => awaiter.OnCompleted(_stateMachine!.MoveNext);

    public void AwaitUnsafeOnCompleted<TAwaiter, TStateMachine>(ref TAwaiter awaiter, ref TStateMachine stateMachine)
        where TAwaiter : ICriticalNotifyCompletion
        where TStateMachine : IAsyncStateMachine => awaiter.UnsafeOnCompleted(_stateMachine!.MoveNext);
}
