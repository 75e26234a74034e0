using System.Collections;
using System.Diagnostics;
using Judgeval.Internal;

namespace Judgeval.Spans.Sequences;

/// <summary>One enumeration of an iterator, generic or not, and its span.</summary>
[StackTraceHidden]
[DebuggerStepThrough]
internal abstract class ObservedSteps : IDisposable
{
    private readonly IEnumerator _enumerator;
    private readonly SequenceSpan _span;

    protected ObservedSteps(IEnumerator enumerator, SequenceStart start)
    {
        _enumerator = enumerator;
        _span = new SequenceSpan(start, SemanticConventions.Generator.Output);
    }

    public bool MoveNext()
    {
        Activity? consumer = _span.EnterStep();
        bool moved;
        try
        {
            moved = _enumerator.MoveNext();
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
            RecordItem(_span);
        }

        return moved;
    }

    public void Reset()
    {
        _enumerator.Reset();
        _span.Reopen();
    }

    public void Dispose()
    {
        Activity? consumer = _span.Enter();
        try
        {
            (_enumerator as IDisposable)?.Dispose();
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

    /// <summary>Records the value of the step that has just run.</summary>
    protected abstract void RecordItem(SequenceSpan span);
}
