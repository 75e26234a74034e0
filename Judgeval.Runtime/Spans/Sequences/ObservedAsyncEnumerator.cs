using System.Diagnostics;
using Judgeval.Internal;

namespace Judgeval.Spans.Sequences;

/// <summary>
/// One enumeration of a stream, and its span. After its first <c>yield</c> the body of an async iterator runs in the consumer's context, so it is this
/// class that makes the span current for each step.
/// </summary>
internal sealed class ObservedAsyncEnumerator<T>(IAsyncEnumerator<T> enumerator, SequenceStart start) : IAsyncEnumerator<T>
{
    private readonly SequenceSpan _span = new(start, SemanticConventions.Generator.AsyncOutput);

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
            return Await(step);
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

        return AwaitDisposal(disposal);
    }

    private async ValueTask<bool> Await(ValueTask<bool> step)
    {
        bool moved;
        try
        {
            moved = await step.ConfigureAwait(false);
        }
        catch (Exception e)
        {
            _span.End(e);
            throw;
        }

        Moved(moved);
        return moved;
    }

    private async ValueTask AwaitDisposal(ValueTask disposal)
    {
        try
        {
            await disposal.ConfigureAwait(false);
        }
        catch (Exception e)
        {
            _span.End(e);
            throw;
        }

        _span.Abandon();
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
