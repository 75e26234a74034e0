using System.Collections;
using System.Diagnostics;
using Judgeval.Internal;

namespace Judgeval.Spans.Sequences;

/// <summary>One enumeration of a non-generic iterator, and its span.</summary>
[StackTraceHidden]
[DebuggerStepThrough]
internal sealed class ObservedUntypedEnumerator(IEnumerator enumerator, SequenceStart start) : IEnumerator, IDisposable
{
    private readonly SequenceSpan _span = new(start, SemanticConventions.Generator.Output);

    public object? Current => enumerator.Current;

    public bool MoveNext()
    {
        Activity? consumer = _span.EnterStep();
        bool moved;
        try
        {
            moved = enumerator.MoveNext();
        }
        catch (Exception e) when (_span.Fault(e))
        {
            throw;
        }
        finally
        {
            _span.Leave(consumer);
        }

        if (!moved)
        {
            _span.End();
        }
        else if (_span.WantsItems)
        {
            _span.Item(enumerator, static from => from.Current);
        }

        return moved;
    }

    public void Reset()
    {
        enumerator.Reset();
        _span.Reopen();
    }

    public void Dispose()
    {
        Activity? consumer = _span.Enter();
        try
        {
            (enumerator as IDisposable)?.Dispose();
        }
        catch (Exception e) when (_span.Fault(e))
        {
            throw;
        }
        finally
        {
            _span.Leave(consumer);
            _span.Abandon();
        }
    }
}
