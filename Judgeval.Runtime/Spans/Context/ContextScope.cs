namespace Judgeval.Spans.Context;

/// <summary>
/// Values for the spans that a flow of execution starts until the scope is disposed. A disposed scope counts nowhere any more, also in flows that began
/// inside it, so the order and the thread of disposal make no difference.
/// </summary>
internal sealed class ContextScope : IDisposable
{
    private static readonly AsyncLocal<ContextScope?> Innermost = new();

    private readonly ContextScope? _outer;
    private readonly ContextValues _own;
    private volatile bool _isDisposed;
    private Merged? _last;

    private ContextScope(ContextScope? outer, ContextValues own)
    {
        _outer = outer;
        _own = own;
    }

    /// <summary>The innermost open scope of this flow; null if there is none.</summary>
    internal static ContextScope? Current => OpenOne(Innermost.Value);

    internal static ContextScope Open(ContextValues values)
    {
        var scope = new ContextScope(Current, values.Now());
        Innermost.Value = scope;
        return scope;
    }

    /// <summary>The values of this scope and the open ones around it, together with those of a trace.</summary>
    internal ContextValues And(ContextValues trace)
    {
        ContextValues around = OpenOne(_outer)?.And(trace) ?? trace;
        Merged? last = _last;
        if (last is null || !ReferenceEquals(last.Around, around))
        {
            _last = last = new Merged(around, around.With(_own));
        }

        return last.Result;
    }

    public void Dispose()
    {
        _isDisposed = true;
        if (ReferenceEquals(Innermost.Value, this))
        {
            Innermost.Value = OpenOne(_outer);
        }
    }

    private static ContextScope? OpenOne(ContextScope? scope)
    {
        while (scope is { _isDisposed: true })
        {
            scope = scope._outer;
        }

        return scope;
    }

    // The last result is kept, because the spans of a request nearly always need the same one.
    private sealed class Merged(ContextValues around, ContextValues result)
    {
        internal ContextValues Around { get; } = around;

        internal ContextValues Result { get; } = result;
    }
}
