using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace AssemblyToProcess.Builders;

/// <summary>A task of its own make, which goes on with whoever awaits it right where it is completed, in the context of whoever does that.</summary>
[AsyncMethodBuilder(typeof(DirectBuilder<>))]
public sealed class Direct<T> : ICriticalNotifyCompletion
{
    private readonly List<Action> _continuations = [];
    private ExceptionDispatchInfo? _exception;
    private T? _result;

    public bool IsCompleted { get; private set; }

    public Direct<T> GetAwaiter() => this;

    public T GetResult()
    {
        _exception?.Throw();
        return _result!;
    }

    public void SetResult(T result) => Complete(() => _result = result);

    public void SetException(Exception exception) => Complete(() => _exception = ExceptionDispatchInfo.Capture(exception));

    public void OnCompleted(Action continuation) => UnsafeOnCompleted(continuation);

    public void UnsafeOnCompleted(Action continuation)
    {
        lock (_continuations)
        {
            if (!IsCompleted)
            {
                _continuations.Add(continuation);
                return;
            }
        }

        continuation();
    }

    private void Complete(Action set)
    {
        lock (_continuations)
        {
            set();
            IsCompleted = true;
        }

        foreach (var continuation in _continuations)
        {
            continuation();
        }
    }
}
