using System.Diagnostics;
using Judgeval.Spans;
using Judgeval.Spans.Context;

namespace Judgeval.Propagation;

/// <summary>
/// The trace of a caller in another process, for the spans that a flow of execution starts until the scope is disposed. What was current around the scope is no
/// parent inside it. A disposed scope counts nowhere any more, also in flows that began inside it.
/// </summary>
internal sealed class ContinuedTrace : IDisposable
{
    private static readonly AsyncLocal<ContinuedTrace?> Innermost = new();

    private static bool _isUsed;

    private readonly ContinuedTrace? _outer;
    private readonly Activity? _around;
    private volatile bool _isDisposed;

    private ContinuedTrace(ActivityContext remote, TraceContext context)
    {
        _outer = Current;
        _around = Activity.Current;
        Remote = remote;
        Context = context;
    }

    /// <summary>The innermost open scope of this flow; null if there is none.</summary>
    internal static ContinuedTrace? Current => _isUsed ? OpenOne(Innermost.Value) : null;

    /// <summary>The caller's span as it was received; default if the caller had none.</summary>
    internal ActivityContext Remote { get; }

    /// <summary>What the caller said of the trace, and what was set here outside of any span.</summary>
    internal TraceContext Context { get; }

    internal static ContinuedTrace Open(ActivityContext remote, ContextValues values)
    {
        Volatile.Write(ref _isUsed, true);
        var scope = new ContinuedTrace(remote, CurrentContext.Begin(values));
        Innermost.Value = scope;
        return scope;
    }

    /// <summary>The activity, unless it is one that was around the scope.</summary>
    internal Activity? Inside(Activity? activity) => activity is null || CurrentActivity.IsWithin(_around, activity) ? null : activity;

    /// <summary>
    /// The parent of the first span. A caller's span that the caller did not record is none: nobody would ever see it. Its trace is continued even so, and the
    /// sampler decides as everywhere, by the id of the trace.
    /// </summary>
    internal ActivityContext Parent()
    {
        if (Remote == default)
        {
            return default;
        }

        bool isExported = (Remote.TraceFlags & ActivityTraceFlags.Recorded) != 0;
        return new ActivityContext(Remote.TraceId, isExported ? Remote.SpanId : default, ActivityTraceFlags.None, Remote.TraceState, isRemote: isExported);
    }

    /// <summary>Gives a span that has no parent in this process what is known of its trace. Without a caller's span each of them begins a trace of its own.</summary>
    internal void Keep(Activity span)
    {
        if (Remote != default)
        {
            Context.KeepIn(span);
        }
        else if (!Context.Values.IsEmpty)
        {
            new TraceContext(Context.Values).KeepIn(span);
        }
    }

    public void Dispose()
    {
        _isDisposed = true;
        if (ReferenceEquals(Innermost.Value, this))
        {
            Innermost.Value = OpenOne(_outer);
        }
    }

    private static ContinuedTrace? OpenOne(ContinuedTrace? scope)
    {
        while (scope is { _isDisposed: true })
        {
            scope = scope._outer;
        }

        return scope;
    }
}
