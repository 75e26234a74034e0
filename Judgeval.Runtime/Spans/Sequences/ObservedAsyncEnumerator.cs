using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Threading.Tasks.Sources;
using Judgeval.Internal;

namespace Judgeval.Spans.Sequences;

/// <summary>
/// One enumeration of a stream, and its span. After its first <c>yield</c> the body of an async iterator runs in the consumer's context, so it is this
/// class that makes the span current for each step.
/// </summary>
[StackTraceHidden]
[DebuggerStepThrough]
internal sealed class ObservedAsyncEnumerator<T>(IAsyncEnumerator<T> enumerator, SequenceStart start) : IAsyncEnumerator<T>, IValueTaskSource<bool>, IValueTaskSource
{
    private readonly SequenceSpan _span = new(start, SemanticConventions.Generator.AsyncOutput);

    // Steps and the disposal come one after the other and share the promise. An async method would add its frame to the program's stack traces, and an object to each step.
    private ManualResetValueTaskSourceCore<bool> _promise;
    private ConfiguredValueTaskAwaitable<bool>.ConfiguredValueTaskAwaiter _step;
    private Action? _onStepCompleted;
    private ConfiguredValueTaskAwaitable.ConfiguredValueTaskAwaiter _disposal;

    public T Current => enumerator.Current;

    public ValueTask<bool> MoveNextAsync()
    {
        Activity? consumer = _span.EnterStep();
        ValueTask<bool> step;
        try
        {
            step = enumerator.MoveNextAsync();
        }
        catch (Exception e) when (_span.Fault(e))
        {
            throw;
        }
        finally
        {
            _span.Leave(consumer);
        }

        if (!_span.IsRunning)
        {
            return step;
        }

        if (!step.IsCompletedSuccessfully)
        {
            return Follow(step);
        }

        bool moved = step.Result;
        Moved(moved);
        return new ValueTask<bool>(moved);
    }

    public ValueTask DisposeAsync()
    {
        if (!_span.IsRunning)
        {
            return enumerator.DisposeAsync();
        }

        Activity? consumer = _span.Enter();
        ValueTask disposal;
        try
        {
            disposal = enumerator.DisposeAsync();
        }
        catch (Exception e) when (_span.Fault(e))
        {
            throw;
        }
        finally
        {
            _span.Leave(consumer);
        }

        return Follow(disposal);
    }

    bool IValueTaskSource<bool>.GetResult(short token) => _promise.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource<bool>.GetStatus(short token) => _promise.GetStatus(token);

    void IValueTaskSource<bool>.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _promise.OnCompleted(continuation, state, token, flags);

    void IValueTaskSource.GetResult(short token) => _promise.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource.GetStatus(short token) => _promise.GetStatus(token);

    void IValueTaskSource.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _promise.OnCompleted(continuation, state, token, flags);

    private ValueTask<bool> Follow(ValueTask<bool> step)
    {
        _promise.Reset();
        short version = _promise.Version;
        _step = step.ConfigureAwait(false).GetAwaiter();
        if (_step.IsCompleted)
        {
            OnStepCompleted();
        }
        else
        {
            _step.UnsafeOnCompleted(_onStepCompleted ??= OnStepCompleted);
        }

        return new ValueTask<bool>(this, version);
    }

    private void OnStepCompleted()
    {
        bool moved;
        try
        {
            moved = _step.GetResult();
        }
        catch (Exception e)
        {
            _span.End(e);
            _promise.SetException(e);
            return;
        }

        Moved(moved);
        _promise.SetResult(moved);
    }

    private ValueTask Follow(ValueTask disposal)
    {
        _promise.Reset();
        short version = _promise.Version;
        _disposal = disposal.ConfigureAwait(false).GetAwaiter();
        if (_disposal.IsCompleted)
        {
            OnDisposed();
        }
        else
        {
            _disposal.UnsafeOnCompleted(OnDisposed);
        }

        return new ValueTask(this, version);
    }

    private void OnDisposed()
    {
        try
        {
            _disposal.GetResult();
        }
        catch (Exception e)
        {
            _span.End(e);
            _promise.SetException(e);
            return;
        }

        _span.Abandon();
        _promise.SetResult(false);
    }

    private void Moved(bool moved)
    {
        if (!moved)
        {
            _span.End();
        }
        else if (_span.WantsItems)
        {
            _span.Item(enumerator, static from => from.Current);
        }
    }
}
