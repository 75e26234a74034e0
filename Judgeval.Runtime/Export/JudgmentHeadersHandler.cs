using System.Globalization;
using System.Net.Http.Headers;
using Judgeval.Configuration;
using Judgeval.Diagnostics;

namespace Judgeval.Export;

/// <summary>
/// Stamps the credentials on each request (OpenTelemetry's header option cannot carry a comma or a percent sign) and tells each kind of failure once,
/// which OpenTelemetry's exporter keeps to itself.
/// </summary>
internal sealed class JudgmentHeadersHandler(TracerSettings settings, Func<string?> projectId, RuntimeLog log) : DelegatingHandler
{
#if NET
    // OpenTelemetry's exporter sends synchronously; a handler with SendAsync alone would be passed by.
    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Stamp(request);
        try
        {
            return Checked(request, base.Send(request, cancellationToken));
        }
        catch (Exception e)
        {
            TellUnreachable(request, e);
            throw;
        }
    }
#endif

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Stamp(request);
        try
        {
            return Checked(request, await base.SendAsync(request, cancellationToken).ConfigureAwait(false));
        }
        catch (Exception e)
        {
            TellUnreachable(request, e);
            throw;
        }
    }

    private void Stamp(HttpRequestMessage request)
    {
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", settings.ApiKey);
        request.Headers.TryAddWithoutValidation("X-Organization-Id", settings.OrganizationId);
        if (projectId() is { } id)
        {
            request.Headers.TryAddWithoutValidation("X-Project-Id", id);
        }
    }

    private HttpResponseMessage Checked(HttpRequestMessage request, HttpResponseMessage response)
    {
        if (!response.IsSuccessStatusCode)
        {
            string status = ((int)response.StatusCode).ToString(CultureInfo.InvariantCulture);
            log.Once(LogSeverity.Warning, "export.http." + status, $"{request.RequestUri} answered {status} ({response.StatusCode}); spans are lost while it does.");
        }

        return response;
    }

    private void TellUnreachable(HttpRequestMessage request, Exception exception)
    {
        RuntimeEventSource.Instance.Fault("Send", exception);
        string reason = exception is OperationCanceledException ? "no answer in time" : exception.GetBaseException().Message;
        log.Once(LogSeverity.Warning, "export.unreachable", $"{request.RequestUri} cannot be reached ({reason}); spans are lost while it cannot.");
    }
}
