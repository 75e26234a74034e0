using System.Diagnostics;
using System.Runtime.CompilerServices;
using Judgeval.CompilerServices;
using Judgeval.Diagnostics;

namespace Judgeval.Spans;

/// <summary>
/// Ends a span with the task that a non-async method returns. A task that is done comes back as it is. For a running one the caller gets a promise
/// that completes right after the span has ended: a continuation beside the original would run after the caller as often as before.
/// </summary>
internal static class TaskRecorder
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Task Follow(Activity activity, ref object? state, Task task)
    {
        // Without a method in the state the span is not recorded, or the exception of an earlier exit is already noted.
        if (task is null || state is not ObservedMethod)
        {
            return task!;
        }

        try
        {
            if (task.IsCompleted)
            {
                NoteFailure(ref state, task);
                return task;
            }

            var follower = new TaskFollower<VoidResult>(activity, task, method: null);
            state = follower;
            return follower.Attach(task);
        }
        catch (Exception e)
        {
            Faults.Report(nameof(Follow), e);
            return task;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Task<T> Follow<T>(Activity activity, ref object? state, Task<T> task)
    {
        if (task is null || state is not ObservedMethod method)
        {
            return task!;
        }

        try
        {
            if (task.IsCompleted)
            {
                NoteFailure(ref state, task);
                if (method.TakesResult && task.Status == TaskStatus.RanToCompletion)
                {
                    CallRecorder.Result(activity, method, task.Result);
                }

                return task;
            }

            var follower = new TaskFollower<T>(activity, task, method.TakesResult ? method : null);
            state = follower;
            return (Task<T>)follower.Attach(task);
        }
        catch (Exception e)
        {
            Faults.Report(nameof(Follow), e);
            return task;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static ValueTask Follow(Activity activity, ref object? state, ValueTask task)
    {
        if (state is not ObservedMethod || task.IsCompletedSuccessfully)
        {
            return task;
        }

        // A value task may be consumed once: from here on only its task counts.
        return new ValueTask(Follow(activity, ref state, task.AsTask()));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static ValueTask<T> Follow<T>(Activity activity, ref object? state, ValueTask<T> task)
    {
        if (state is not ObservedMethod method)
        {
            return task;
        }

        if (!task.IsCompletedSuccessfully)
        {
            return new ValueTask<T>(Follow(activity, ref state, task.AsTask()));
        }

        if (!method.TakesResult)
        {
            return task;
        }

        T result = task.Result;
        CallRecorder.Result(activity, method, result);
        return new ValueTask<T>(result);
    }

    // Exit ends the span with it, as with an exception thrown.
    private static void NoteFailure(ref object? state, Task task)
    {
        if (TaskFollower.FailureOf(task) is { } failure)
        {
            state = failure;
        }
    }
}
