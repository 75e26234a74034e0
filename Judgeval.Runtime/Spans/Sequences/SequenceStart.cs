using System.Diagnostics;
using Judgeval.CompilerServices;

namespace Judgeval.Spans.Sequences;

/// <summary>What the spans of an iterator's or stream's enumerations have in common: the method and the arguments of the call that made it.</summary>
internal sealed class SequenceStart(ObservedMethod method, string? input)
{
    internal ObservedMethod Method { get; } = method;

    internal string? Input { get; } = input;

    /// <summary>The exception that left the call itself, before there was anything to enumerate.</summary>
    internal Exception? Fault { get; set; }

    /// <summary>Takes the start out of the state of a call, which then has nothing left to end.</summary>
    internal static SequenceStart? Take(ref object? state)
    {
        var start = state as SequenceStart;
        if (start is not null)
        {
            state = null;
        }

        return start;
    }

    /// <summary>Records the failed call as a span of its own; there will be no enumeration.</summary>
    internal void RecordFault()
    {
        if (Fault is not null)
        {
            Activity? activity = SequenceSpan.Start(this, output: null);
            if (activity is not null)
            {
                SpanEnder.End(activity, Fault);
            }
        }
    }
}
