using System.Net.Http.Headers;
using Judgeval.Diagnostics;
using Judgeval.Spans;

namespace Judgeval.Propagation;

/// <summary>The work behind <c>Tracer.Inject</c> and <c>Tracer.ContinueTrace</c>. Carriers are the program's: whatever they throw ends here.</summary>
internal static class TracePropagation
{
    internal static void Inject<TCarrier>(TCarrier carrier, Action<OutgoingHeaders, TCarrier> write)
    {
        try
        {
            if (carrier is not null && OutgoingHeaders.Current() is { } headers)
            {
                write(headers, carrier);
            }
        }
        catch (Exception e)
        {
            Faults.Report(nameof(Inject), e);
        }
    }

    internal static void Inject(HttpRequestHeaders carrier, bool onlyWhatIsMissing) =>
        Inject(carrier, onlyWhatIsMissing ? static (headers, carrier) => headers.AddTo(carrier) : static (headers, carrier) => headers.WriteTo(carrier));

    internal static IDisposable Continue<TCarrier>(TCarrier carrier, Action<IncomingHeaders, TCarrier> read)
    {
        if (!TracerScope.IsListening)
        {
            return NoScope.Instance;
        }

        var headers = new IncomingHeaders();
        try
        {
            if (carrier is not null)
            {
                read(headers, carrier);
            }
        }
        catch (Exception e)
        {
            Faults.Report(nameof(Continue), e);
            headers = new IncomingHeaders();
        }

        return ContinuedTrace.Open(headers.Span, headers.Values);
    }
}
