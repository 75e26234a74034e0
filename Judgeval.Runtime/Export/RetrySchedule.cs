namespace Judgeval.Export;

/// <summary>When a failed request is sent again: three times, each later than the one before and not at the same moment as everybody else's, or when the answer says.</summary>
internal sealed class RetrySchedule
{
    private const int MostRetries = 3;
    private const double FirstMilliseconds = 200;
    private const double LongestMilliseconds = 30_000;

    private static readonly Random Jitter = new();

    private int _retries;
    private bool _isFinal;
    private double? _asked;

    /// <summary>Learns from a failed answer whether and when another try makes sense.</summary>
    internal void Note(HttpResponseMessage response)
    {
        int status = (int)response.StatusCode;
        _isFinal = status is not (408 or 429 or >= 500);
        TimeSpan? after = response.Headers.RetryAfter?.Delta ?? (response.Headers.RetryAfter?.Date - DateTimeOffset.UtcNow);
        _asked = after?.TotalMilliseconds;
    }

    /// <summary>How long to wait for the next try; false if there is none.</summary>
    internal bool TryNext(out TimeSpan delay)
    {
        double milliseconds = FirstMilliseconds * (1 << _retries) * (0.5 + Share());
        delay = TimeSpan.FromMilliseconds(Math.Min(Math.Max(_asked ?? milliseconds, 0), LongestMilliseconds));
        _asked = null;
        return !_isFinal && _retries++ < MostRetries;
    }

    private static double Share()
    {
        lock (Jitter)
        {
#pragma warning disable CA5394 // Spreads requests; nothing secret depends on it.
            return Jitter.NextDouble();
#pragma warning restore CA5394
        }
    }
}
