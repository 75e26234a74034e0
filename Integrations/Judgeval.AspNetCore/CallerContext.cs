using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using OpenTelemetry.Context.Propagation;

namespace Judgeval.AspNetCore;

/// <summary>What the caller says of its trace, read with OpenTelemetry's propagators, which bound it. Anything else in the headers is ignored.</summary>
internal sealed class CallerContext
{
    internal static readonly CallerContext None = new(default);

    private static readonly TextMapPropagator Propagator = new CompositeTextMapPropagator([new TraceContextPropagator(), new BaggagePropagator()]);

    private readonly PropagationContext _context;

    private CallerContext(PropagationContext context) => _context = context;

    /// <summary>The caller's span; default if there is none.</summary>
    internal ActivityContext Span => _context.ActivityContext;

    /// <summary>An entry of the caller's baggage; null if there is none.</summary>
    internal string? this[string key] => _context.Baggage.GetBaggage(key);

    internal static CallerContext Read(IHeaderDictionary headers) =>
        new(Propagator.Extract(default, headers, static (carrier, name) => carrier[name]));
}
