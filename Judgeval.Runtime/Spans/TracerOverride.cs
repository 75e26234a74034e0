namespace Judgeval.Spans;

/// <summary>The tracer of a flow of execution. Once disposed it counts nowhere any more, also in flows that began inside, and the one around it is in force again.</summary>
internal sealed class TracerOverride(Tracer tracer, TracerOverride? outer) : IDisposable
{
    private Tracer? _tracer = tracer;

    /// <summary>Null once this has ended.</summary>
    internal Tracer? Tracer => Volatile.Read(ref _tracer);

    private TracerOverride? Outer { get; } = outer;

    /// <summary>This one, or the nearest around it that has not ended.</summary>
    internal static TracerOverride? OpenOne(TracerOverride? candidate)
    {
        while (candidate is { Tracer: null })
        {
            candidate = candidate.Outer;
        }

        return candidate;
    }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _tracer, null) is not null)
        {
            TracerScope.Ended(this);
        }
    }

}
