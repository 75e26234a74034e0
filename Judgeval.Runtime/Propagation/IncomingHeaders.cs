using System.Diagnostics;
using Judgeval.Spans.Context;

namespace Judgeval.Propagation;

/// <summary>The headers of a carrier that say something of a trace. What is not valid counts as not there, and is told nobody: it is somebody else's text.</summary>
internal sealed class IncomingHeaders
{
    private readonly List<string> _traceParent = [];
    private readonly List<string> _traceState = [];
    private readonly List<string> _baggage = [];

    internal static readonly string[] Names = [TraceParentHeader.Name, TraceParentHeader.StateName, BaggageHeader.Name];

    internal ActivityContext Span => _traceParent.Count == 1 ? TraceParentHeader.Read(_traceParent[0], string.Join(",", _traceState)) : default;

    internal ContextValues Values => BaggageHeader.Read(string.Join(",", _baggage));

    internal void Add(string? name, IEnumerable<string?>? values)
    {
        if (values is not null && ListOf(name) is not null)
        {
            foreach (string? value in values)
            {
                Add(name, value);
            }
        }
    }

    internal void Add(string? name, string? value)
    {
        if (!string.IsNullOrWhiteSpace(value))
        {
            ListOf(name)?.Add(value!.Trim());
        }
    }

    private List<string>? ListOf(string? name) =>
        Is(name, TraceParentHeader.Name) ? _traceParent
        : Is(name, TraceParentHeader.StateName) ? _traceState
        : Is(name, BaggageHeader.Name) ? _baggage
        : null;

    private static bool Is(string? name, string header) => string.Equals(name, header, StringComparison.OrdinalIgnoreCase);
}
