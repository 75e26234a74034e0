using Judgeval.Diagnostics;

namespace Judgeval.Export.Delivery;

/// <summary>Counts requests. What became of spans is in the <see cref="ExportLedger"/>.</summary>
internal sealed class DeliveryCounters(TimeSource time)
{
    private readonly object _lock = new();
    private long _requests;
    private long _failed;
    private long _retried;
    private long _bytes;
    private long _replayed;
    private string? _lastError;
    private DateTimeOffset? _lastErrorTime;
    private DateTimeOffset? _lastSuccessTime;

    /// <summary>A request for spans was made.</summary>
    internal void Posted(Answer answer, int bytes)
    {
        lock (_lock)
        {
            _requests++;
            _bytes += bytes;
            if (answer.IsDelivered)
            {
                _lastSuccessTime = time.UtcNow;
                return;
            }

            _failed++;
        }

        Failed(answer);
    }

    /// <summary>Something failed that spans wait for.</summary>
    internal void Failed(Answer answer)
    {
        lock (_lock)
        {
            _lastError = answer.Status == 0 ? answer.Reason.Name() : $"{answer.Reason.Name()} {answer.Status.ToString(System.Globalization.CultureInfo.InvariantCulture)}";
            _lastErrorTime = time.UtcNow;
        }
    }

    internal void Retrying()
    {
        lock (_lock)
        {
            _retried++;
        }
    }

    internal void Replayed(long spans)
    {
        lock (_lock)
        {
            _replayed += spans;
        }
    }

    internal void WriteTo(DiagnosticsBuilder builder)
    {
        lock (_lock)
        {
            builder.Requests = _requests;
            builder.FailedRequests = _failed;
            builder.RetriedRequests = _retried;
            builder.BytesSent = _bytes;
            builder.Replayed = _replayed;
            builder.LastError = _lastError;
            builder.LastErrorTime = _lastErrorTime;
            builder.LastSuccessTime = _lastSuccessTime;
        }
    }
}
