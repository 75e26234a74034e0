using System.Diagnostics;
using Judgeval.CompilerServices;
using Judgeval.Diagnostics;

namespace Judgeval.Spans;

/// <summary>Ends a span when a task has completed, then completes the promise that the caller got instead of the task.</summary>
internal sealed class TaskFollower<T> : TaskFollower
{
    private readonly Activity _activity;
    private readonly ObservedMethod? _method;
    private readonly TaskCompletionSource<T>? _promise;

    /// <param name="activity">The span.</param>
    /// <param name="task">The task that it ends with.</param>
    /// <param name="method">The method whose result the task holds; null if nothing is made of it.</param>
    internal TaskFollower(Activity activity, Task task, ObservedMethod? method)
    {
        _activity = activity;
        _method = method;

        // Only the caller can start a cold task, so it must get the very task.
        _promise = task.Status == TaskStatus.Created ? null : new TaskCompletionSource<T>(task.AsyncState);
    }

    /// <summary>Starts following, and returns what the caller gets.</summary>
    internal Task Attach(Task task)
    {
        task.ContinueWith(
            static (completed, follower) => ((TaskFollower<T>)follower!).Complete(completed),
            this,
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
        return _promise?.Task ?? task;
    }

    private void Complete(Task task)
    {
        if (TryTakeBack())
        {
            EndSpan(task);
        }

        if (_promise is not null)
        {
            CompletePromise(_promise, task);
        }
    }

    private void EndSpan(Task task)
    {
        try
        {
            if (_method is not null && task.Status == TaskStatus.RanToCompletion)
            {
                CallRecorder.Result(_activity, _method, ((Task<T>)task).Result);
            }

            SpanEnder.EndDetached(_activity, FailureOf(task));
        }
        catch (Exception e)
        {
            Faults.Report(nameof(TaskFollower), e);
        }
    }

    private static void CompletePromise(TaskCompletionSource<T> promise, Task task)
    {
        switch (task.Status)
        {
            case TaskStatus.Faulted:
                promise.TrySetException(task.Exception!.InnerExceptions);
                break;
            case TaskStatus.Canceled:
                promise.TrySetCanceled(new TaskCanceledException(task).CancellationToken);
                break;
            default:
                promise.TrySetResult(task is Task<T> typed ? typed.Result : default!);
                break;
        }
    }
}
