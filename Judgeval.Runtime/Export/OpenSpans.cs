namespace Judgeval.Export;

/// <summary>Counts the running spans of a tracer that is to end when they have.</summary>
internal sealed class OpenSpans(Action<Tracer> end)
{
    private int _count;
    private Tracer? _ending;

    /// <summary>Whether no span is running.</summary>
    internal bool IsDone => Volatile.Read(ref _count) == 0;

    internal void Started() => Interlocked.Increment(ref _count);

    internal void Stopped()
    {
        if (Interlocked.Decrement(ref _count) == 0 && Volatile.Read(ref _ending) is { } tracer)
        {
            end(tracer);
        }
    }

    /// <summary>Ends the tracer when no span is running: now, or with the last one.</summary>
    internal void EndWhenDone(Tracer tracer)
    {
        Volatile.Write(ref _ending, tracer);
        if (IsDone)
        {
            end(tracer);
        }
    }
}
