using System.Globalization;
using System.Net.Http.Headers;

namespace Judgeval.Export.Delivery;

/// <summary>
/// Says what an answer means, by the OTLP specification (https://opentelemetry.io/docs/specs/otlp/#failures), and more generously where it would lose spans: 408
/// and every 5xx may pass.
/// </summary>
internal static class AnswerReader
{
    internal static Answer Read(string url, HttpResponseMessage response, byte[] body, DateTimeOffset now)
    {
        int status = (int)response.StatusCode;
        (AnswerKind kind, DropReason reason) = Meaning(status);
        return new Answer(kind, reason, $"answered {status.ToString(CultureInfo.InvariantCulture)} ({response.StatusCode})")
        {
            Url = url,
            Status = status,
            Body = body,
            RetryAfter = RetryAfter(response.Headers.RetryAfter, now),
            IsProtobuf = response.Content?.Headers.ContentType?.MediaType == "application/x-protobuf",
        };
    }

    /// <summary>The answer that never came.</summary>
    internal static Answer Read(string url, Exception failure, bool isAborted, bool isTimedOut)
    {
        if (isAborted)
        {
            return Answer.Aborted(url);
        }

        return isTimedOut || failure is OperationCanceledException
            ? new Answer(AnswerKind.Passing, DropReason.Timeout, "cannot be reached (no answer in time)") { Url = url }
            : new Answer(AnswerKind.Passing, DropReason.Unreachable, $"cannot be reached ({failure.GetBaseException().Message})") { Url = url };
    }

    internal static (AnswerKind Kind, DropReason Reason) Meaning(int status) => status switch
    {
        >= 200 and < 300 => (AnswerKind.Delivered, default),
        401 or 403 => (AnswerKind.Unauthorized, DropReason.Unauthorized),
        413 => (AnswerKind.TooLarge, DropReason.TooLarge),
        429 => (AnswerKind.Passing, DropReason.Throttled),
        408 or >= 500 => (AnswerKind.Passing, DropReason.ServerError),
        _ => (AnswerKind.Refused, DropReason.Refused),
    };

    /// <summary>Seconds or a date; null for none, never negative.</summary>
    internal static TimeSpan? RetryAfter(RetryConditionHeaderValue? header, DateTimeOffset now)
    {
        TimeSpan? after = header?.Delta ?? (header?.Date - now);
        return after < TimeSpan.Zero ? TimeSpan.Zero : after;
    }
}
