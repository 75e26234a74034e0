namespace Judgeval.Fody.Classify;

/// <summary>How a method produces its result, which decides how it is woven.</summary>
internal enum MethodShape
{
    /// <summary>Returns when it is done, runtime-async methods included: in place.</summary>
    Sync,

    /// <summary>Returns a task that it did not make with <c>await</c>: in place, and the task is followed.</summary>
    Task,

    /// <inheritdoc cref="Task"/>
    TaskOfT,

    /// <inheritdoc cref="Task"/>
    ValueTask,

    /// <inheritdoc cref="Task"/>
    ValueTaskOfT,

    /// <summary>Compiled to an async state machine: in place, inside <c>MoveNext</c>.</summary>
    Async,

    /// <summary>Compiled to an iterator or async iterator: the kickoff method is outlined, its result followed.</summary>
    Iterator,

    /// <summary>Hands on a stream that another method made: in place, and the stream is followed.</summary>
    Stream,
}
