namespace Judgeval.Export.Delivery;

/// <summary>
/// Brings one body of spans to the endpoint: finds the project, posts, and tries again what may pass, until it is delivered or refused, or the time of the batch is
/// over. For the export thread.
/// </summary>
internal sealed class BatchDelivery(JudgmentConnection connection)
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    private readonly TracePoster _poster = new(connection);

    private delegate Answer Attempt(TimeSpan timeout);

    internal TracePoster Poster => _poster;

    /// <summary>Delivers the spans of one project.</summary>
    /// <param name="bodyFor">Writes the body, for the id of the project; null if it is too large. Called when the id is known.</param>
    /// <param name="projectName">Null for the tracer's own project.</param>
    internal Answer Deliver(Func<string?, ArraySegment<byte>?> bodyFor, string? projectName)
    {
        ArraySegment<byte>? body = null;
        string? projectId = null;
        return Repeat(timeout =>
        {
            if (body is null)
            {
                if (connection.Projects.Find(projectName, timeout, connection.Pace.Aborted, out projectId) is { } failure)
                {
                    return failure;
                }

                body = bodyFor(projectId);
            }

            return body is { } written ? _poster.Post(written, connection.TracePath, projectId, timeout) : Answer.TooLarge;
        });
    }

    private Answer Repeat(Attempt attempt)
    {
        // No try begins later; each has its own time.
        TimeSpan end = connection.Time.Now + TimeSpan.FromMilliseconds(connection.Settings.ExportDeadlineMilliseconds);
        var backoff = new Backoff(FirstWait, LongestWait);
        for (int tries = 1; ; tries++)
        {
            bool isHurried = connection.Pace.IsHurried;
            if (NotNow() is { } closed)
            {
                return closed;
            }

            Answer answer = attempt(TimeSpan.FromMilliseconds(connection.Settings.TimeoutMilliseconds));
            if (answer.Kind != AnswerKind.Passing)
            {
                return answer;
            }

            connection.DeliveryLog.Failed(answer);
            TimeSpan wait = answer.RetryAfter ?? backoff.Take();
            bool isLast = (isHurried && tries > 1) || connection.Time.Now + wait >= end;
            if (isLast || !connection.Pace.Wait(wait, answer.RetryAfter is not null, connection.IsPressed))
            {
                connection.OutageBegins();
                return answer;
            }

            connection.Counters.Retrying();
        }
    }

    private Answer? NotNow()
    {
        if (connection.Pace.IsAborted)
        {
            return Answer.Aborted(connection.DisplayUrl);
        }

        if (!connection.Authorization.TryEnter())
        {
            return Answer.CircuitOpen;
        }

        return connection.Outage?.TryEnter() == false ? Answer.Outage : null;
    }
}
