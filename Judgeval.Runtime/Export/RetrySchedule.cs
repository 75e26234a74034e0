using Judgeval.Export.Delivery;

namespace Judgeval.Export;

/// <summary>When a failed request for tags is sent again: three times, each a random time later, or when the answer says.</summary>
internal sealed class RetrySchedule
{
    private const int MostRetries = 3;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private readonly Backoff _backoff = new(TimeSpan.FromMilliseconds(400), Longest);
    private int _retries;
    private bool _isFinal;
    private TimeSpan? _asked;

    /// <summary>Learns from a failed answer whether and when another try makes sense.</summary>
    internal void Note(HttpResponseMessage response)
    {
        _isFinal = AnswerReader.Meaning((int)response.StatusCode).Kind != AnswerKind.Passing;
        _asked = AnswerReader.RetryAfter(response.Headers.RetryAfter, DateTimeOffset.UtcNow);
    }

    /// <summary>How long to wait for the next try; false if there is none.</summary>
    internal bool TryNext(out TimeSpan delay)
    {
        TimeSpan wait = _asked ?? _backoff.Take();
        delay = wait > Longest ? Longest : wait;
        _asked = null;
        return !_isFinal && _retries++ < MostRetries;
    }
}
