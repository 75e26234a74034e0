using Judgeval.Diagnostics;
using Judgeval.Export.Delivery;

namespace Judgeval;

/// <summary>
/// What became of a tracer's spans, at one moment. Numbers are totals since the tracer started. At every moment
/// <see cref="Finished"/> = <see cref="Exported"/> + <see cref="Rejected"/> + <see cref="Dropped"/> + <see cref="Spooled"/> + <see cref="Pending"/>.
/// </summary>
/// <remarks>
/// Spans are counted where they go over the network; for a tracer that only writes to the console or to a file, there. The same numbers, of all tracers of the process, are
/// OpenTelemetry metrics of the meter <c>judgeval</c> and counters of the event source <c>Judgeval-Runtime</c>.
/// </remarks>
/// <example>
/// <code>
/// TracerDiagnostics now = Tracer.Diagnostics;
/// Console.WriteLine($"{now.Exported} of {now.Finished} spans exported, {now.Dropped} dropped, {now.Pending} on their way");
/// </code>
/// </example>
public sealed class TracerDiagnostics
{
    internal static readonly TracerDiagnostics None = new(new DiagnosticsBuilder());

    internal TracerDiagnostics(DiagnosticsBuilder builder)
    {
        Started = builder.Started;
        Exported = builder.Exported;
        Rejected = builder.Rejected;
        Spooled = builder.Spooled;
        Pending = builder.Pending;
        Dropped = builder.Drops.Sum();
        DroppedByReason = Enumerable.Range(0, DropReasons.Count).ToDictionary(static reason => ((DropReason)reason).Name(), reason => builder.Drops[reason], StringComparer.Ordinal);
        SampledOutTraces = builder.SampledOutTraces;
        RateLimitedTraces = builder.RateLimitedTraces;
        RateLimitedSpans = builder.RateLimitedSpans;
        Requests = builder.Requests;
        FailedRequests = builder.FailedRequests;
        RetriedRequests = builder.RetriedRequests;
        BytesSent = builder.BytesSent;
        Replayed = builder.Replayed;
        Evicted = builder.Evicted;
        LastError = builder.LastError;
        LastErrorTime = builder.LastErrorTime;
        LastSuccessTime = builder.LastSuccessTime;
    }

    /// <summary>Spans that were started and are recorded.</summary>
    public long Started { get; }

    /// <summary>Spans that ended and were to be exported.</summary>
    public long Finished => Exported + Rejected + Dropped + Spooled + Pending;

    /// <summary>Spans that the endpoint took; those that come from the spool count as <see cref="Replayed"/>.</summary>
    public long Exported { get; }

    /// <summary>Spans of requests that the endpoint took, but not these spans (OTLP's <c>partial_success</c>). They are not sent again.</summary>
    public long Rejected { get; }

    /// <summary>Spans that were lost, for any reason.</summary>
    public long Dropped { get; }

    /// <summary>
    /// The same by reason: <c>queue_full</c>, <c>unreachable</c>, <c>timeout</c>, <c>throttled</c>, <c>server_error</c>, <c>refused</c>, <c>unauthorized</c>, <c>too_large</c>,
    /// <c>unknown_project</c>, <c>spool_failed</c>, <c>shutdown</c> and <c>fault</c>. Each one is always there.
    /// </summary>
    public IReadOnlyDictionary<string, long> DroppedByReason { get; }

    /// <summary>Spans that could not be delivered and were written to the spool.</summary>
    public long Spooled { get; }

    /// <summary>Spans that wait or are being sent.</summary>
    public long Pending { get; }

    /// <summary>Spans from the spool that were delivered, also those that other processes left there.</summary>
    public long Replayed { get; }

    /// <summary>Spans that were lost from the spool to make room for newer ones, also those that other processes left there.</summary>
    public long Evicted { get; }

    /// <summary>Traces that the sample rate left out.</summary>
    public long SampledOutTraces { get; }

    /// <summary>Traces that the rate limit dropped.</summary>
    public long RateLimitedTraces { get; }

    /// <summary>Spans of those traces, as far as the program came to starting them.</summary>
    public long RateLimitedSpans { get; }

    /// <summary>Requests with spans that were made, each try counted.</summary>
    public long Requests { get; }

    /// <summary>Those of them that the endpoint did not take.</summary>
    public long FailedRequests { get; }

    /// <summary>Tries after the first.</summary>
    public long RetriedRequests { get; }

    /// <summary>Bytes of the bodies of those requests, as they were sent.</summary>
    public long BytesSent { get; }

    /// <summary>What failed last: a reason as in <see cref="DroppedByReason"/>, and the HTTP status if there was one, for example <c>server_error 503</c>. Null if nothing did.</summary>
    public string? LastError { get; }

    /// <summary>When that was.</summary>
    public DateTimeOffset? LastErrorTime { get; }

    /// <summary>When the endpoint last took spans. Null if it never did.</summary>
    public DateTimeOffset? LastSuccessTime { get; }
}
