using System.Diagnostics;
using Judgeval.Spans.Context;

namespace Judgeval.Guardrails;

/// <summary>
/// The first span of a trace in this process: it has no parent, or one in another process, or one that is not exported. It keeps what is found in the trace, and so there is
/// no table of traces that could grow, and nothing to wait for, to share or to clean up.
/// </summary>
internal static class LocalRoot
{
    // Every so many parents a span in between keeps the findings too, so that deep recursion stays linear.
    private const int Stride = 32;

    private const string Property = "judgeval.guardrails";

    private static readonly object Making = new();

    /// <summary>What the span keeps itself; null for most.</summary>
    internal static TraceFindings? KeptBy(Activity span) => span.GetCustomProperty(Property) as TraceFindings;

    /// <summary>Whether the span is the first one here.</summary>
    internal static bool Is(Activity span) => ParentOf(span) is null;

    /// <summary>What is found in the span's trace; null when its first span has ended without anything of interest.</summary>
    /// <param name="span">The span.</param>
    /// <param name="isLate">Whether a first span that has ended may still be looked at.</param>
    internal static TraceFindings? FindingsOf(Activity span, bool isLate)
    {
        Activity first = span;
        for (int steps = 0; ; steps++)
        {
            if (KeptBy(first) is { } found)
            {
                return Shortened(found, span, steps);
            }

            if (ParentOf(first) is not { } parent)
            {
                // A root that is being processed has stopped, too; a child that comes later has nobody to tell.
                return !isLate && first.IsStopped && !ReferenceEquals(first, span) ? null : Shortened(Make(first), span, steps);
            }

            first = parent;
        }
    }

    private static TraceFindings Shortened(TraceFindings findings, Activity span, int steps)
    {
        Activity above = span;
        for (int i = 1; i < steps; i++)
        {
            above = ParentOf(above)!;
            if (i % Stride == 0)
            {
                above.SetCustomProperty(Property, findings);
            }
        }

        return findings;
    }

    private static TraceFindings Make(Activity first)
    {
        lock (Making)
        {
            if (KeptBy(first) is { } made)
            {
                return made;
            }

            var findings = new TraceFindings();
            first.SetCustomProperty(Property, findings);
            return findings;
        }
    }

    private static Activity? ParentOf(Activity span) => TraceContext.ParentOf(span) is { Recorded: true } parent ? parent : null;
}
