using System.Diagnostics;
using System.Text;

namespace Judgeval.Propagation;

/// <summary>The W3C Trace Context headers <c>traceparent</c> and <c>tracestate</c>.</summary>
internal static class TraceParentHeader
{
    internal const string Name = "traceparent";
    internal const string StateName = "tracestate";

    /// <summary>Characters of a <c>tracestate</c>; a longer one is dropped, as the standard allows beyond 512.</summary>
    internal const int StateLength = 8192;

    private const string Version = "00";

    // By W3C Trace Context.
    private const int StateMembers = 32;

    // 00-<32 hex digits>-<16 hex digits>-<2 hex digits>; a later version may go on after another dash.
    private const int Length = 55;

    /// <summary>The span that the headers name; default if they name none.</summary>
    internal static ActivityContext Read(string traceParent, string traceState) =>
        HasForm(traceParent) && ActivityContext.TryParse(new StringBuilder(Version).Append(traceParent, 2, Length - 2).ToString(), State(traceState), isRemote: true, out ActivityContext context)
            ? context
            : default;

    internal static string Write(ActivityContext context) =>
        $"{Version}-{context.TraceId.ToHexString()}-{context.SpanId.ToHexString()}-{((context.TraceFlags & ActivityTraceFlags.Recorded) != 0 ? "01" : "00")}";

    /// <summary>The state, if it may stand in a header; else null.</summary>
    internal static string? State(string? state) =>
        state is { Length: > 0 and <= StateLength } && state.All(static character => character is >= ' ' and < '\x7f') && state.Count(static character => character == ',') < StateMembers
            ? state
            : null;

    // The parser of .NET checks the digits of the ids, but not the dashes, and takes no later version.
    private static bool HasForm(string text)
    {
        if (text.Length < Length || text[2] != '-' || text[35] != '-' || text[52] != '-' || !IsHex(text[0]) || !IsHex(text[1]))
        {
            return false;
        }

        string version = text.Substring(0, 2);
        return version != "ff" && (text.Length == Length || (text[Length] == '-' && version != Version));
    }

    private static bool IsHex(char character) => character is (>= '0' and <= '9') or (>= 'a' and <= 'f');
}
