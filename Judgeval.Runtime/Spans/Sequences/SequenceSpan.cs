using System.Diagnostics;
using Judgeval.Diagnostics;
using Judgeval.Internal;
using Judgeval.Spans.Context;
using Judgeval.Spans.Limits;
using Judgeval.Values;

namespace Judgeval.Spans.Sequences;

/// <summary>
/// The span of one enumeration. It is current while a step of the iterator runs, and only then: between the steps the consumer's own code runs.
/// </summary>
internal sealed class SequenceSpan(SequenceStart start, string output)
{
    private Activity? _activity;
    private Activity? _inside;
    private Exception? _fault;
    private DateTime _stepStarted;
    private bool _opened;

    /// <summary>Whether a span is running; no step needs <see cref="Enter"/> otherwise.</summary>
    internal bool IsRunning => _activity is not null;

    /// <summary>Whether each value is to be given to <see cref="Item"/>; the iterator's Current is not read otherwise.</summary>
    internal bool WantsItems => _activity is { IsAllDataRequested: true, IsStopped: false } && start.Method.RecordsItems;

    /// <summary>Starts the span of the whole enumeration, with kind, input and output.</summary>
    internal static Activity? Start(SequenceStart start, string? output)
    {
        Activity? activity = SpanStarter.Start(start.Method.Name, start.Method.Kind);
        if (activity is { IsAllDataRequested: true })
        {
            FixedTags.Write(activity, start.Method);
            activity.SetTag(SemanticConventions.Judgment.SpanKind, SemanticConventions.Generator.Kind);
            if (start.Method.HasDeclaredKind)
            {
                activity.SetTag(SemanticConventions.Judgment.DeclaredKind, start.Method.Kind);
            }

            activity.SetTag(SemanticConventions.Judgment.Input, start.Input);
            if (start.Method.RecordsOutput)
            {
                activity.SetTag(SemanticConventions.Judgment.Output, output);
            }
        }

        return activity;
    }

    /// <summary>Opens the span, if this is the first step, and makes it current. Returns what <see cref="Leave"/> restores.</summary>
    internal Activity? EnterStep()
    {
        Activity? consumer;
        if (_opened)
        {
            consumer = Enter();
        }
        else
        {
            _opened = true;
            consumer = Activity.Current;
            Open();
        }

        if (WantsItems)
        {
            _stepStarted = DateTime.UtcNow;
        }

        return consumer;
    }

    /// <summary>Makes the running span current, or the activity that the iterator left running in its last step. Returns what <see cref="Leave"/> restores.</summary>
    internal Activity? Enter()
    {
        if (_activity is null)
        {
            return null;
        }

        Activity? consumer = Activity.Current;
        CurrentActivity.Restore(_inside is { IsStopped: false } ? _inside : _activity);
        return consumer;
    }

    /// <summary>Gives the consumer its own current activity back, and ends the span if the step failed.</summary>
    internal void Leave(Activity? consumer)
    {
        try
        {
            if (_activity is not null)
            {
                _inside = Activity.Current;
                CurrentActivity.Restore(consumer);
            }

            if (_fault is { } fault)
            {
                End(fault);
            }
        }
        catch (Exception e)
        {
            Faults.Report(nameof(SequenceSpan), e);
        }
    }

    /// <summary>Notes the exception of a step. An exception filter that never catches; <see cref="Leave"/> follows.</summary>
    internal bool Fault(Exception exception)
    {
        if (_activity is not null)
        {
            _fault = exception;
            FaultedSpans.Add(_activity, exception);
        }

        return false;
    }

    /// <summary>Records a value as a child span that covers its step.</summary>
    internal void Item<TEnumerator, T>(TEnumerator enumerator, Func<TEnumerator, T> current)
    {
        if (_activity is null)
        {
            return;
        }

        Activity? consumer = Activity.Current;
        try
        {
            CurrentActivity.Restore(_activity);
            if (SpanQuota.IsUsed && !SpanQuota.Allows(SemanticConventions.Generator.ItemKind))
            {
                return;
            }

            using Activity? item = _activity.Source.StartActivity(start.Method.Name, ActivityKind.Internal, default(ActivityContext), startTime: _stepStarted);
            if (CurrentContext.IsUsed && item is not null)
            {
                CurrentContext.Write(item);
            }

            item?.SetTag(SemanticConventions.Judgment.SpanKind, SemanticConventions.Generator.ItemKind);
            item?.SetTag(SemanticConventions.Judgment.Output, ValueCapture.TextOf(current(enumerator)));
        }
        catch (Exception e)
        {
            Faults.Report(nameof(Item), e);
        }
        finally
        {
            CurrentActivity.Restore(consumer);
        }
    }

    /// <summary>Ends the span of an enumeration that ran to its end, or failed.</summary>
    internal void End(Exception? fault = null)
    {
        Activity? activity = _activity;
        _activity = null;
        _inside = null;
        _fault = null;
        if (activity is null)
        {
            return;
        }

        try
        {
            FaultedSpans.Remove(activity);
            SpanEnder.EndDetached(activity, fault);
        }
        catch (Exception e)
        {
            Faults.Report(nameof(SequenceSpan), e);
        }
    }

    /// <summary>Ends the span of an enumeration whose consumer stopped early; does nothing if it has ended.</summary>
    internal void Abandon()
    {
        if (_activity is { IsAllDataRequested: true })
        {
            _activity.SetTag(SemanticConventions.Judgment.Stream.Completed, false);
        }

        End();
    }

    /// <summary>Makes the next step the first one of another enumeration.</summary>
    internal void Reopen()
    {
        Abandon();
        _opened = false;
    }

    private void Open()
    {
        try
        {
            _activity = Start(start, output);
        }
        catch (Exception e)
        {
            Faults.Report(nameof(Open), e);
        }
    }
}
