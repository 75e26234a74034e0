using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Headers;
using Judgeval.Diagnostics;
using Judgeval.Export.Delivery;
using Judgeval.Internal;
using Judgeval.Spans.Context;

namespace Judgeval.Export;

/// <summary>
/// Posts the tags of traces to Judgment, one request after the other and away from the caller. So many may wait; more are dropped. A failure that may pass is
/// tried again, a few times.
/// </summary>
internal sealed class TraceTagSender(JudgmentConnection connection, HttpExchange exchange)
{
    internal const int Capacity = 1024;

    private readonly ConcurrentQueue<TraceTags> _waiting = new();
    private readonly ExportLedger _ledger = new(Capacity);
    private readonly TaskCompletionSource<bool> _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _isWorking;

    /// <summary>Takes the tags of the span's trace in; they are sent soon.</summary>
    internal void Post(Activity span, string[] tags)
    {
        if (!_ledger.TryAccept())
        {
            connection.Log.Limited(LogSeverity.Warning, "tags.dropped", $"more than {Capacity} calls of Tracer.Tag wait to be sent to Judgment, so the tags of some are dropped.");
            return;
        }

        _waiting.Enqueue(new TraceTags(span, tags));
        Work();
    }

    /// <summary>Waits until what was taken in is sent. True only if everything since the last time was delivered.</summary>
    internal bool Deliver(Deadline deadline)
    {
        bool settled = _ledger.WaitUntilSettled(deadline);
        return !_ledger.TakeLosses() && settled;
    }

    /// <summary>From now on a failure is final: nobody has the time to wait for another try.</summary>
    internal void Close() => _closed.TrySetResult(true);

    private void Work()
    {
        if (Interlocked.CompareExchange(ref _isWorking, 1, 0) == 0)
        {
            Background.Detach(SendAllAsync);
        }
    }

    private async Task SendAllAsync()
    {
        while (_waiting.TryDequeue(out TraceTags? next))
        {
            _ledger.Settle(1, await SendAsync(next).ConfigureAwait(false));
        }

        Volatile.Write(ref _isWorking, 0);
        if (!_waiting.IsEmpty)
        {
            Work();
        }
    }

    private async Task<bool> SendAsync(TraceTags tags)
    {
        var retry = new RetrySchedule();
        while (true)
        {
            string failure;
            try
            {
                if (await connection.Projects.FindAsync(CurrentContext.ProjectOf(tags.Span)).ConfigureAwait(false) is { } projectId)
                {
                    using HttpRequestMessage request = RequestFor(tags, projectId);
                    using var timeout = new CancellationTokenSource(connection.Settings.TimeoutMilliseconds);
                    using HttpResponseMessage response = await exchange.SendAsync(request, timeout.Token).ConfigureAwait(false);
                    if (response.IsSuccessStatusCode)
                    {
                        return true;
                    }

                    failure = $"answered {(int)response.StatusCode} ({response.StatusCode})";
                    retry.Note(response);
                }
                else
                {
                    failure = "did not tell the id of the project";
                }
            }
            catch (Exception e)
            {
                RuntimeEventSource.Instance.Fault("SendTags", e);
                failure = e is OperationCanceledException ? "gave no answer in time" : $"cannot be reached ({e.GetBaseException().Message})";
            }

            if (_closed.Task.IsCompleted || !retry.TryNext(out TimeSpan delay))
            {
                connection.Log.Limited(LogSeverity.Warning, "tags.lost", $"{HttpExchange.Display(new Uri(connection.Settings.ApiUrl))} {failure}; tags of traces are lost while it does. The spans have them.");
                return false;
            }

            await Task.WhenAny(Task.Delay(delay), _closed.Task).ConfigureAwait(false);
        }
    }

    private HttpRequestMessage RequestFor(TraceTags tags, string projectId)
    {
        string url = $"{connection.Settings.ApiUrl}/v1/projects/{Uri.EscapeDataString(projectId)}/traces/{tags.Span.TraceId.ToHexString()}/tags";
        var content = new ByteArrayContent(tags.ToJson());
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = content };
        Credentials.Stamp(request, connection.Settings);
        return request;
    }
}
