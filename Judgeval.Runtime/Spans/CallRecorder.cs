using System.Diagnostics;
using System.Runtime.CompilerServices;
using Judgeval.CompilerServices;
using Judgeval.Diagnostics;
using Judgeval.Internal;
using Judgeval.Spans.Sequences;
using Judgeval.Values;

namespace Judgeval.Spans;

/// <summary>The work behind <see cref="ObservedCall"/>, kept out of line so that its checks inline. Nothing thrown here reaches the program.</summary>
internal static class CallRecorder
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static void Begin(ref Activity? activity, ref object? state, ObservedMethod method)
    {
        try
        {
            activity ??= SpanStarter.Start(method);
            if (activity is not { IsAllDataRequested: true })
            {
                return;
            }

            FixedTags.Write(activity, method);
            activity.SetTag(SemanticConventions.Judgment.SpanKind, method.Kind);
            if (method.IsForked)
            {
                FixedTags.WriteInvocation(activity, method);
            }

            if (method.RecordsInput)
            {
                if (method.Parameters.Length > 0)
                {
                    state = ValueCapture.RentForInput(method);
                    return;
                }

                activity.SetTag(SemanticConventions.Judgment.Input, "{}");
            }

            state = method;
        }
        catch (Exception e)
        {
            Faults.Report(nameof(Begin), e);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static void BeginManual(ref Activity? activity, ref object? state, string name)
    {
        try
        {
            activity = ManualSpan.StartActivity(name);
            if (activity is { IsAllDataRequested: true })
            {
                state = ManualSpan.Method;
            }
        }
        catch (Exception e)
        {
            Faults.Report(nameof(BeginManual), e);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static void BeginSequence(ref object? state, ObservedMethod method)
    {
        try
        {
            if (!SpanStarter.MayStart())
            {
                return;
            }

            bool hasArguments = method.RecordsInput && method.Parameters.Length > 0;
            state = hasArguments ? ValueCapture.RentForInput(method) : new SequenceStart(method, method.RecordsInput ? "{}" : null);
        }
        catch (Exception e)
        {
            Faults.Report(nameof(BeginSequence), e);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static void Argument<T>(Activity? activity, ref object? state, int index, T value)
    {
        if (state is not ValueCapture capture)
        {
            return;
        }

        try
        {
            capture.AddArgument(index, value);
            ObservedMethod method = capture.Method!;
            if (index < method.Parameters.Length - 1)
            {
                return;
            }

            string? input = capture.TakeInput();
            activity?.SetTag(SemanticConventions.Judgment.Input, input);
            state = activity is null ? new SequenceStart(method, input) : method;
        }
        catch (Exception e)
        {
            Faults.Report(nameof(Argument), e);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static void Result<T>(Activity activity, object? state, T value)
    {
        try
        {
            if (activity.IsAllDataRequested && RecordsOutput(activity, state, value))
            {
                activity.SetTag(SemanticConventions.Judgment.Output, ValueCapture.TextOf(value));
            }
        }
        catch (Exception e)
        {
            Faults.Report(nameof(Result), e);
        }
    }

    // Other types than these two cost nothing here: the JIT knows the type.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool RecordsOutput<T>(Activity activity, object? state, T value)
    {
        if ((typeof(T) != typeof(bool) && typeof(T) != typeof(GuardrailResult)) || state is not ObservedMethod { HasVerdict: true } method)
        {
            return true;
        }

        GuardrailResult result = typeof(T) == typeof(bool) ? (bool)(object)value! : (GuardrailResult)(object)value!;
        GuardrailRecorder.Result(activity, result.Triggered, result.Evidence);
        return method.RecordsOutput;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static void Fault(Activity? activity, ref object? state, Exception exception)
    {
        try
        {
            if (state is ValueCapture capture)
            {
                capture.Return();
                state = null;
            }

            if (state is SequenceStart start)
            {
                start.Fault = exception;
            }
            else if (activity is not null && (state is not TaskFollower follower || follower.TryTakeBack()))
            {
                state = exception;
                FaultedSpans.Add(activity, exception);
            }
        }
        catch (Exception e)
        {
            Faults.Report(nameof(Fault), e);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static void Exit(ref Activity? activity, ref object? state)
    {
        Activity? ending = activity;
        object? last = state;
        activity = null;
        state = null;
        try
        {
            (last as ValueCapture)?.Return();
            if (ending is null)
            {
                (last as SequenceStart)?.RecordFault();
            }
            else if (last is TaskFollower)
            {
                CurrentActivity.Restore(CurrentActivity.Before(ending));
            }
            else
            {
                Exception? fault = last as Exception;
                if (fault is not null)
                {
                    FaultedSpans.Remove(ending);
                }

                SpanEnder.End(ending, fault);
            }
        }
        catch (Exception e)
        {
            Faults.Report(nameof(Exit), e);
        }
    }
}
