using System.Diagnostics;
using System.Runtime.CompilerServices;
using Judgeval.Diagnostics;
using Judgeval.Propagation;

namespace Judgeval.Spans.Context;

/// <summary>
/// Sets and reads the context where the program is, and writes it to the spans that start there. A program that never sets anything pays one static load a span.
/// </summary>
internal static class CurrentContext
{
    private static bool _isUsed;
    private static bool _hasProjects;

    /// <summary>Whether anybody ever set anything in this process.</summary>
    internal static bool IsUsed => _isUsed;

    /// <summary>Whether any trace was ever given a project of its own.</summary>
    internal static bool HasProjects => Volatile.Read(ref _hasProjects);

    /// <summary>What a span that started here now would be told.</summary>
    internal static ContextValues Values => _isUsed ? ValuesAt(NearestSpan()) : ContextValues.Empty;

    /// <summary>
    /// Sets values in the trace of the current span: that span and all that start later have them. Nothing happens without a recorded span, except where a caller's
    /// trace is continued: then they are for the spans to come.
    /// </summary>
    internal static void Set(Action<ContextBuilder> build, bool alsoOnRoot = false)
    {
        try
        {
            Activity? span = NearestSpan();
            ContinuedTrace? continued = span is null ? ContinuedTrace.Current : null;
            if (span is not { IsAllDataRequested: true } && continued is null)
            {
                return;
            }

            var builder = new ContextBuilder();
            build(builder);
            ContextValues change = builder.Build();
            if (span is not null)
            {
                Set(span, change, alsoOnRoot);
            }
            else if (!change.IsEmpty)
            {
                Use(change);
                continued!.Context.Add(change.Now());
            }
        }
        catch (Exception e)
        {
            Faults.Report("SetContext", e);
        }
    }

    /// <summary>Sets values in the trace of a running span, and writes them to it.</summary>
    internal static void Set(Activity span, ContextValues change, bool alsoOnRoot = false)
    {
        if (change.IsEmpty)
        {
            return;
        }

        Use(change);
        TraceContext context = TraceContext.Make(span);
        if (!context.Values.Says(change) || !ValuesAt(span).Says(change))
        {
            context.Add(change.Now());
        }

        Activity? root = alsoOnRoot ? LocalRoot(span) : null;
        ContextValues written;
        do
        {
            // Not all that is in force: a scope around this call is not for a span that began outside of it.
            written = context.Values;
            ContextAttributes attributes = Affected(change, ValuesAt(span)).Attributes;
            attributes.Write(span);
            if (root is { IsStopped: false } && !ReferenceEquals(root, span))
            {
                attributes.Write(root);
            }
        }
        while (!ReferenceEquals(written, context.Values)); // Another thread that has set more may have written it before this one did.
    }

    /// <summary>Opens a scope whose values the spans get that this flow starts, until it is disposed.</summary>
    internal static IDisposable Open(Action<ContextBuilder> build)
    {
        var builder = new ContextBuilder();
        try
        {
            build(builder);
        }
        catch (Exception e)
        {
            Faults.Report("OpenContext", e);
        }

        return Open(builder.Build());
    }

    /// <inheritdoc cref="Open(Action{ContextBuilder})"/>
    internal static IDisposable Open(ContextValues values)
    {
        Use(values);
        return ContextScope.Open(values);
    }

    /// <summary>Gives a new trace the values of another one, from the span that begins it on.</summary>
    internal static void Seed(Activity root, ContextValues values)
    {
        if (!values.IsEmpty)
        {
            Use(values);
            new TraceContext(values).KeepIn(root);
            Write(root);
        }
    }

    /// <summary>The context of a trace that begins in another process.</summary>
    internal static TraceContext Begin(ContextValues values)
    {
        Use(values);
        return new TraceContext(values.Now());
    }

    /// <summary>Writes what is set where the span starts.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static void Write(Activity span)
    {
        try
        {
            ContextValues values = ValuesAt(span);
            if (!values.IsEmpty)
            {
                values.Attributes.Write(span);
            }
        }
        catch (Exception e)
        {
            Faults.Report("WriteContext", e);
        }
    }

    /// <summary>The project that the span's trace was given; null for the tracer's own.</summary>
    internal static string? ProjectOf(Activity span) => HasProjects ? TraceContext.Of(span)?.Values[ContextField.Project] : null;

    /// <summary>The nearest span of the tracer that is in force here, recorded or not.</summary>
    private static Activity? NearestSpan() => SpanStarter.NearestHere();

    private static ContextValues ValuesAt(Activity? span)
    {
        ContextValues trace = (span is null ? ContinuedTrace.Current?.Context : TraceContext.Of(span))?.Values ?? ContextValues.Empty;
        return ContextScope.Current?.And(trace) ?? trace;
    }

    // All tags when one was added, and so on. The user's id stands in for the customer's user, unless that one is known.
    private static ContextValues Affected(ContextValues change, ContextValues all) => new([.. all.Entries.Where(entry => change.Entries.Any(changed =>
        changed.Field == entry.Field || (changed.Field == ContextField.UserId && entry.Field == ContextField.CustomerUserId)))]);

    // The first span of the trace that is one of ours.
    private static Activity LocalRoot(Activity span)
    {
        Activity root = span;
        for (Activity? parent = TraceContext.ParentOf(span); parent is not null; parent = TraceContext.ParentOf(parent))
        {
            if (ReferenceEquals(parent.Source, span.Source))
            {
                root = parent;
            }
        }

        return root;
    }

    private static void Use(ContextValues values)
    {
        if (!values.IsEmpty)
        {
            Volatile.Write(ref _isUsed, true);
            if (values[ContextField.Project] is not null)
            {
                Volatile.Write(ref _hasProjects, true);
            }
        }
    }
}
