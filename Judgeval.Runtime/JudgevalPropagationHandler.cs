using Judgeval.Diagnostics;
using Judgeval.Propagation;

namespace Judgeval;

/// <summary>
/// Writes the current span, session and customer to each request that goes to one of the named hosts, as <see cref="Tracer.Inject(System.Net.Http.Headers.HttpRequestHeaders)"/> does.
/// Nothing goes to any other host.
/// </summary>
/// <remarks>
/// A header that the request has already stays as it is, so a request that is sent again keeps the span of its first time; Judgment's baggage is added to what
/// is there. A redirect that <c>HttpClientHandler</c> follows takes the headers of the request along, also to another host: set <c>AllowAutoRedirect</c> to
/// false where that matters. Without a tracer the handler does nothing.
/// </remarks>
/// <example>
/// <code>
/// using var client = new HttpClient(new JudgevalPropagationHandler("agents.example.com", "*.internal.example.com") { InnerHandler = new HttpClientHandler() });
/// </code>
/// </example>
public sealed class JudgevalPropagationHandler : DelegatingHandler
{
    private readonly HostPattern[] _hosts;

    /// <summary>Names the hosts.</summary>
    /// <param name="hosts">
    /// At least one: a host (<c>api.example.com</c>), all hosts below one (<c>*.example.com</c>, not itself), each with a port (<c>localhost:5001</c>) or for every port,
    /// or <c>*</c> for every host. Upper and lower case are the same.
    /// </param>
    /// <exception cref="ArgumentNullException"><paramref name="hosts"/> is null.</exception>
    /// <exception cref="ArgumentException">No host is named, or one is not as above; the message says which, and what is allowed.</exception>
    public JudgevalPropagationHandler(params string[] hosts)
    {
        if ((hosts ?? throw new ArgumentNullException(nameof(hosts))).Length == 0)
        {
            throw new ArgumentException("No host is named, so no request would have headers. Name the hosts that may have them, or '*' for every host.", nameof(hosts));
        }

        _hosts = Array.ConvertAll(hosts, static host => new HostPattern(host, nameof(hosts)));
    }

#if NET
    /// <inheritdoc/>
    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Add(request);
        return base.Send(request, cancellationToken);
    }
#endif

    /// <inheritdoc/>
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Add(request);
        return base.SendAsync(request, cancellationToken);
    }

    private void Add(HttpRequestMessage request)
    {
        try
        {
            if (request.RequestUri is { IsAbsoluteUri: true } uri && Array.Exists(_hosts, host => host.Matches(uri)))
            {
                TracePropagation.Inject(request.Headers, onlyWhatIsMissing: true);
            }
        }
        catch (Exception e)
        {
            Faults.Report(nameof(JudgevalPropagationHandler), e);
        }
    }
}
