using System.Globalization;
using Judgeval.Configuration;
using Judgeval.Diagnostics;

namespace Judgeval.Export.Delivery;

/// <summary>Tells the user what keeps spans from arriving, and when they arrive again.</summary>
internal sealed class DeliveryLog(TracerSettings settings, RuntimeLog log, bool hasSpool)
{
    private readonly object _lock = new();
    private bool _isTold;
    private long _dropped;
    private long _spooled;

    /// <summary>A request failed that spans wait for.</summary>
    internal void Failed(Answer answer)
    {
        if (!answer.IsAsked && answer.Kind != AnswerKind.TooLarge)
        {
            // What led to that was told.
            return;
        }

        lock (_lock)
        {
            // A request or a span that is wrong says nothing of the next one.
            _isTold |= answer.MayBeKept;
        }

        string kind = $"export.{answer.Reason.Name()}.{answer.Status.ToString(CultureInfo.InvariantCulture)}";
        string about = answer.Reason == DropReason.UnknownProject ? kind + answer.Text : kind;
        string who = answer.Url.Length == 0 ? HttpExchange.Display(new Uri(settings.ApiUrl)) : answer.Url;
        log.Limited(LogSeverity.Warning, about, $"{who} {answer.Text}; {Fate(answer)}");
    }

    /// <summary>Spans came to nothing, or to the spool.</summary>
    internal void Lost(long dropped, long spooled)
    {
        lock (_lock)
        {
            _dropped += dropped;
            _spooled += spooled;
        }
    }

    internal void Delivered(long spans)
    {
        string message;
        lock (_lock)
        {
            if (!_isTold)
            {
                return;
            }

            _isTold = false;
            message = string.Format(
                CultureInfo.InvariantCulture,
                "{0} delivers again: {1} spans arrived; {2} were dropped and {3} went to the spool meanwhile.",
                HttpExchange.Display(new Uri(settings.ApiUrl)),
                spans,
                _dropped,
                _spooled);
            _dropped = 0;
            _spooled = 0;
        }

        log.Limited(LogSeverity.Warning, "export.recovered", message);
    }

    private string Fate(Answer answer)
    {
        string end = hasSpool ? "then spans go to the spool" : "then spans are lost";
        string now = hasSpool ? "spans go to the spool while it does" : "spans are lost while it does";
        return answer.Kind switch
        {
            AnswerKind.Passing => $"it is tried again for {(settings.ExportDeadlineMilliseconds / 1000.0).ToString(CultureInfo.InvariantCulture)} s, {end}.",
            AnswerKind.Unauthorized => $"{now}. Check {Keys}. After some refusals in a row it is asked less often.",
            AnswerKind.Aborted => hasSpool ? "spans go to the spool." : "spans are lost.",
            AnswerKind.TooLarge => "it gets smaller requests; a single span that is too large is lost.",
            _ => "spans are lost while it does.",
        };
    }

    private string Keys => settings.Platform is null ? "JUDGMENT_API_KEY and JUDGMENT_ORG_ID" : "the key";
}
