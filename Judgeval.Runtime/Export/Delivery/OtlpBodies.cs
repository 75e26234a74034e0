using System.Net;

namespace Judgeval.Export.Delivery;

/// <summary>
/// Takes what OpenTelemetry's exporter would send: the bytes alone. That exporter neither tries again nor tells what became of a request, so it writes
/// and we send.
/// </summary>
/// <param name="copies">Whether the bytes are ours to keep: the exporter of metrics gives its buffer away when it returns.</param>
internal sealed class OtlpBodies(bool copies = false) : HttpMessageHandler
{
    // OpenTelemetry's own buffer: it writes the next body to the same one.
    private readonly LentBytes _body = new();

    /// <summary>The last body; it is overwritten by the next. Null when none was written since <see cref="Clear"/>.</summary>
    internal ArraySegment<byte>? Last { get; private set; }

    /// <summary>How OpenTelemetry names itself.</summary>
    internal string? UserAgent { get; private set; }

    internal void Clear()
    {
        Last = null;
        _body.Clear();
    }

#if NET
    // OpenTelemetry's exporter sends synchronously. Its body lends out its memory to an asynchronous writer only; ours is done when it returns.
    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken) =>
        SendAsync(request, cancellationToken).GetAwaiter().GetResult();
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
        Last = copies ? new ArraySegment<byte>([.. _body.Bytes]) : _body.Bytes;
        return new HttpResponseMessage(HttpStatusCode.OK) { RequestMessage = request };
    }
}
