using System.Net;

namespace Judgeval.Export.Delivery;

/// <summary>
/// Takes what OpenTelemetry's exporter would send: the bytes alone. That exporter neither tries again nor tells what became of a request, so it writes
/// and we send.
/// </summary>
internal sealed class OtlpBodies : HttpMessageHandler
{
    private const int LargestKept = 4 * 1024 * 1024;

    // A copy: OpenTelemetry gives its own buffer back to the shared pool, where anybody may write to it, before the bytes are sent.
    private MemoryStream _body = new();

    /// <summary>The last body; it is overwritten by the next. Null when none was written since <see cref="Clear"/>.</summary>
    internal ArraySegment<byte>? Last { get; private set; }

    /// <summary>How OpenTelemetry names itself.</summary>
    internal string? UserAgent { get; private set; }

    internal void Clear()
    {
        Last = null;
        if (_body.Capacity > LargestKept)
        {
            _body = new MemoryStream();
        }

        _body.SetLength(0);
    }

#if NET
    // OpenTelemetry's exporter sends synchronously.
    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Content!.CopyTo(_body, null, cancellationToken);
        return Take(request);
    }
#endif

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
#pragma warning disable CA2016 // netstandard2.0 has no overload with a token, and nothing is waited for.
        await request.Content!.CopyToAsync(_body).ConfigureAwait(false);
#pragma warning restore CA2016
        return Take(request);
    }

    private HttpResponseMessage Take(HttpRequestMessage request)
    {
        UserAgent ??= request.Headers.UserAgent.ToString();
        Last = new ArraySegment<byte>(_body.GetBuffer(), 0, (int)_body.Length);
        return new HttpResponseMessage(HttpStatusCode.OK) { RequestMessage = request };
    }
}
