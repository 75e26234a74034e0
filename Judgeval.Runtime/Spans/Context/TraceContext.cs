using System.Diagnostics;

namespace Judgeval.Spans.Context;

/// <summary>
/// The values of one trace, as far as this process has it. Made when the first is set, and kept by the first span of the trace, which every span reaches
/// through its parents: so it is the same in every flow, thread and iterator of the trace, and no other trace sees it.
/// </summary>
internal sealed class TraceContext
{
    // How many parents are walked before a span in between keeps the context too, so that deep recursion stays linear.
    private const int Stride = 32;

    private const string Property = "judgeval.trace_context";

    private static readonly object Making = new();

    private ContextValues _values;

    internal TraceContext(ContextValues values) => _values = values;

    internal ContextValues Values => Volatile.Read(ref _values);

    /// <summary>Adds values, each of which replaces an earlier one for the same thing.</summary>
    internal void Add(ContextValues change)
    {
        ContextValues before;
        do
        {
            before = Values;
        }
        while (!ReferenceEquals(Interlocked.CompareExchange(ref _values, before.With(change), before), before));
    }

    /// <summary>The context of the span's trace; null if nobody has set anything there.</summary>
    internal static TraceContext? Of(Activity span) => Find(span, out _);

    /// <summary>The context of the span's trace, made if there is none yet.</summary>
    internal static TraceContext Make(Activity span)
    {
        if (Find(span, out Activity first) is { } found)
        {
            return found;
        }

        lock (Making)
        {
            if (KeptBy(first) is { } made)
            {
                return made;
            }

            var context = new TraceContext(ContextValues.Empty);
            context.KeepIn(first);
            return context;
        }
    }

    /// <summary>Makes this the context of the span and of everything below it, in place of what its parents keep.</summary>
    internal void KeepIn(Activity span) => span.SetCustomProperty(Property, this);

    /// <summary>The parent in this process, also of a span that was started with its parent's context; null for the first one here.</summary>
    internal static Activity? ParentOf(Activity span)
    {
        if (span.Parent is { } parent)
        {
            return parent;
        }

        if (span.ParentSpanId == default)
        {
            return null;
        }

        Activity? ambient = CurrentActivity.Before(span);
        while (ambient is not null && ambient.SpanId != span.ParentSpanId)
        {
            ambient = CurrentActivity.Before(ambient);
        }

        return ambient;
    }

    private static TraceContext? Find(Activity span, out Activity first)
    {
        first = span;
        for (int steps = 0; ; steps++)
        {
            if (KeptBy(first) is { } found)
            {
                if (steps > Stride)
                {
                    found.KeepIn(span);
                }

                return found;
            }

            if (ParentOf(first) is not { } parent)
            {
                return steps > Stride ? Shortcut(span, first) : null;
            }

            first = parent;
        }
    }

    // Deep below a trace without a context: it gets an empty one, so that the next walk is short.
    private static TraceContext Shortcut(Activity span, Activity first)
    {
        TraceContext context;
        lock (Making)
        {
            context = KeptBy(first) ?? new TraceContext(ContextValues.Empty);
            context.KeepIn(first);
        }

        context.KeepIn(span);
        return context;
    }

    private static TraceContext? KeptBy(Activity activity) => activity.GetCustomProperty(Property) as TraceContext;
}
