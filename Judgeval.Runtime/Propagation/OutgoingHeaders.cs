using System.Diagnostics;
using System.Net.Http.Headers;
using Judgeval.Spans;
using Judgeval.Spans.Context;

namespace Judgeval.Propagation;

/// <summary>
/// What <c>Inject</c> writes: the nearest span of the tracer, recorded or not, or the caller's own span where the program has started none yet. An activity of
/// somebody else's is not written: nobody who reads our spans would find it.
/// </summary>
internal sealed class OutgoingHeaders
{
    private readonly string? _traceParent;
    private readonly string? _traceState;
    private readonly string[] _baggage;

    private OutgoingHeaders(ActivityContext span, ContextValues values)
    {
        if (span.TraceId != default && span.SpanId != default)
        {
            _traceParent = TraceParentHeader.Write(span);
            _traceState = TraceParentHeader.State(span.TraceState);
        }

        _baggage = [.. BaggageHeader.Write(values)];
    }

    /// <summary>What is to be written here; null for nothing.</summary>
    internal static OutgoingHeaders? Current()
    {
        if (!TracerScope.IsListening)
        {
            return null;
        }

        ActivityContext span = SpanStarter.NearestHere()?.Context ?? ContinuedTrace.Current?.Remote ?? default;
        var headers = new OutgoingHeaders(span, CurrentContext.Values);
        return headers._traceParent is null && headers._baggage.Length == 0 ? null : headers;
    }

    /// <summary>Writes to a carrier that can only be written.</summary>
    internal void WriteTo(Action<string, string> set)
    {
        if (_traceParent is not null)
        {
            set(TraceParentHeader.Name, _traceParent);
            if (_traceState is not null)
            {
                set(TraceParentHeader.StateName, _traceState);
            }
        }

        if (_baggage.Length > 0)
        {
            set(BaggageHeader.Name, BaggageHeader.Merge("", _baggage));
        }
    }

    /// <summary>Writes to a dictionary, whatever the case of the names that are there. Baggage of others stays.</summary>
    internal void WriteTo(IDictionary<string, string> carrier)
    {
        if (_traceParent is not null)
        {
            Take(carrier, TraceParentHeader.Name);
            Take(carrier, TraceParentHeader.StateName);
        }

        string existing = _baggage.Length > 0 ? Take(carrier, BaggageHeader.Name) : "";
        WriteTo((name, value) => carrier[name] = name == BaggageHeader.Name ? BaggageHeader.Merge(existing, _baggage) : value);
    }

    /// <summary>Writes to the headers of a request. Baggage of others stays.</summary>
    internal void WriteTo(HttpRequestHeaders carrier)
    {
        if (_traceParent is not null)
        {
            carrier.Remove(TraceParentHeader.StateName);
        }

        string existing = ValueOf(carrier, BaggageHeader.Name);
        WriteTo((name, value) =>
        {
            carrier.Remove(name);
            carrier.TryAddWithoutValidation(name, name == BaggageHeader.Name ? BaggageHeader.Merge(existing, _baggage) : value);
        });
    }

    /// <summary>Adds to the headers of a request what they do not have yet; nothing that is there changes, so that a request may be sent again.</summary>
    internal void AddTo(HttpRequestHeaders carrier)
    {
        if (_traceParent is not null && !carrier.Contains(TraceParentHeader.Name) && !carrier.Contains(TraceParentHeader.StateName))
        {
            carrier.TryAddWithoutValidation(TraceParentHeader.Name, _traceParent);
            if (_traceState is not null)
            {
                carrier.TryAddWithoutValidation(TraceParentHeader.StateName, _traceState);
            }
        }

        string existing = ValueOf(carrier, BaggageHeader.Name);
        if (_baggage.Length > 0 && !BaggageHeader.HasOurs(existing))
        {
            string merged = BaggageHeader.Merge(existing, _baggage);
            if (BaggageHeader.HasOurs(merged))
            {
                carrier.Remove(BaggageHeader.Name);
                carrier.TryAddWithoutValidation(BaggageHeader.Name, merged);
            }
        }
    }

    private static string Take(IDictionary<string, string> carrier, string name)
    {
        var values = new List<string>();
        foreach (string key in carrier.Keys.Where(key => string.Equals(key, name, StringComparison.OrdinalIgnoreCase)).ToArray())
        {
            values.Add(carrier[key]);
            carrier.Remove(key);
        }

        return string.Join(",", values);
    }

    private static string ValueOf(HttpRequestHeaders carrier, string name) =>
        carrier.TryGetValues(name, out IEnumerable<string>? values) ? string.Join(",", values) : "";
}
