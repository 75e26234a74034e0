using System.Diagnostics;

namespace Judgeval.Propagation;

/// <summary>The W3C Trace Context headers <c>traceparent</c> and <c>tracestate</c>.</summary>
internal static class TraceParentHeader
{
    internal const string Name = "traceparent";
    internal const string StateName = "tracestate";

    /// <summary>Characters of a <c>tracestate</c>; a longer one is dropped, as the standard allows beyond 512.</summary>
    internal const int StateLength = 8192;

    // By W3C Trace Context.
    private const int StateMembers = 32;

    /// <summary>The span that the headers name; default if they name none.</summary>
    internal static ActivityContext Read(string traceParent, string traceState) =>
        ActivityContext.TryParse(traceParent, State(traceState), isRemote: true, out ActivityContext context) ? context : default;

    internal static string Write(ActivityContext context) =>
        $"00-{context.TraceId.ToHexString()}-{context.SpanId.ToHexString()}-{((context.TraceFlags & ActivityTraceFlags.Recorded) != 0 ? "01" : "00")}";

    /// <summary>The state, if it may stand in a header; else null.</summary>
    internal static string? State(string? state) =>
        state is { Length: > 0 and <= StateLength } && state.All(static character => character is >= ' ' and < '\x7f') && state.Count(static character => character == ',') < StateMembers
            ? state
            : null;
}
