using System.Globalization;
using System.Net.Http.Headers;
using Judgeval.Configuration;
using Judgeval.Diagnostics;

namespace Judgeval.Export;

/// <summary>
/// Stamps the credentials on each request (OpenTelemetry's header option cannot carry a comma or a percent sign), and looks at the answers, which
/// OpenTelemetry's exporter keeps to itself: each kind of failure is told once, and rejected spans are counted.
/// </summary>
internal sealed class JudgmentHttpHandler(TracerSettings settings, Func<string?> projectId, ExportLedger ledger, RuntimeLog log) : DelegatingHandler
{
    private const int LongestAnswerRead = 64 * 1024;

    private volatile bool _isClosing;

    /// <summary>From now on requests are cut off: unless spans wait for them, that is nothing to tell.</summary>
    internal void Close() => _isClosing = true;

#if NET
    // OpenTelemetry's exporter sends synchronously; a handler with SendAsync alone would be passed by.
    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            Stamp(request);
            HttpResponseMessage response = base.Send(request, cancellationToken);
            TellRefused(request, response);
            if (MayRejectSpans(response))
            {
                // A synchronous read takes no token.
                using CancellationTokenRegistration registration = cancellationToken.Register(response.Dispose);
                using Stream body = response.Content.ReadAsStream(cancellationToken);
                using var copy = new MemoryStream();
                body.CopyTo(copy);
                CountRejected(request, response, copy.ToArray());
            }

            return response;
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
        try
        {
            Stamp(request);
            HttpResponseMessage response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            TellRefused(request, response);
            if (MayRejectSpans(response))
            {
                using CancellationTokenRegistration registration = cancellationToken.Register(response.Dispose);
#pragma warning disable CA2016 // netstandard2.0 has no overload with a token; the registration stands in for it.
                CountRejected(request, response, await response.Content.ReadAsByteArrayAsync().ConfigureAwait(false));
#pragma warning restore CA2016
            }

            return response;
        }
        catch (Exception e)
        {
            TellUnreachable(request, e);
            throw;
        }
    }

    /// <summary>Says who asks.</summary>
    internal static void StampCredentials(HttpRequestMessage request, TracerSettings settings)
    {
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", settings.ApiKey);
        request.Headers.TryAddWithoutValidation("X-Organization-Id", settings.OrganizationId);
    }

    private void Stamp(HttpRequestMessage request)
    {
        StampCredentials(request, settings);
        if (projectId() is { } id)
        {
            request.Headers.TryAddWithoutValidation("X-Project-Id", id);
        }
    }

    private static bool MayRejectSpans(HttpResponseMessage response) =>
        response.IsSuccessStatusCode
        && response.Content?.Headers is { ContentType.MediaType: "application/x-protobuf", ContentLength: > 0 and <= LongestAnswerRead };

    private void CountRejected(HttpRequestMessage request, HttpResponseMessage response, byte[] answer)
    {
        response.Content = new ByteArrayContent(answer);
        long rejected = PartialSuccess.RejectedSpans(answer);
        if (rejected > 0)
        {
            ledger.Reject(rejected);
            log.Once(LogSeverity.Warning, "export.rejected", $"{request.RequestUri} rejected {rejected.ToString(CultureInfo.InvariantCulture)} spans of a request; they are lost.");
        }
    }

    private void TellRefused(HttpRequestMessage request, HttpResponseMessage response)
    {
        if (!response.IsSuccessStatusCode)
        {
            string status = ((int)response.StatusCode).ToString(CultureInfo.InvariantCulture);
            log.Once(LogSeverity.Warning, "export.http." + status, $"{request.RequestUri} answered {status} ({response.StatusCode}); spans are lost while it does.");
        }
    }

    private void TellUnreachable(HttpRequestMessage request, Exception exception)
    {
        RuntimeEventSource.Instance.Fault("Send", exception);
        if (_isClosing && ledger.IsSettled)
        {
            return;
        }

        string reason = exception is OperationCanceledException ? "no answer in time" : exception.GetBaseException().Message;
        log.Once(LogSeverity.Warning, "export.unreachable", $"{request.RequestUri} cannot be reached ({reason}); spans are lost while it cannot.");
    }
}
