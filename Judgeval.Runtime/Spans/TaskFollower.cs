using System.Diagnostics;

namespace Judgeval.Spans;

/// <summary>A span that was handed to a task.</summary>
internal abstract class TaskFollower
{
    private int _taken;

    /// <summary>Gives the span back to the method, because an exception left it after all. False if the task has ended it.</summary>
    internal bool TryTakeBack() => Interlocked.Exchange(ref _taken, 1) == 0;

    /// <summary>The exception that a completed task failed with, all of them if there are several; null if it succeeded.</summary>
    internal static Exception? FailureOf(Task task) => task.Status switch
    {
        TaskStatus.Faulted => task.Exception!.InnerExceptions is { Count: 1 } single ? single[0] : task.Exception,
        TaskStatus.Canceled => new TaskCanceledException(task),
        _ => null,
    };
}
