using System.Buffers.Binary;
using System.Diagnostics;
using Judgeval.Diagnostics;
using Judgeval.Internal;

namespace Judgeval.Export;

/// <summary>
/// Decides by trace id, so that every service that samples at the same rate keeps the same traces, and then by what the rate limit leaves. A child follows its
/// parent in this process; a parent elsewhere decides nothing.
/// </summary>
internal sealed class TraceSampler(double rate, SpanRateLimit? limit = null)
{
    private readonly StripedCounter _leftOut = new();

    // The low 63 bits of an id are random; the rate is a share of their range.
    private readonly long _bound = rate >= 1 ? long.MaxValue : (long)(rate * long.MaxValue);

    internal ActivitySamplingResult Sample(ref ActivityCreationOptions<ActivityContext> options)
    {
        // Children of an unrecorded span are not started at all, so anything else is a root. It stays, unrecorded, for them to see.
        if (!options.Parent.IsRemote && (options.Parent.TraceFlags & ActivityTraceFlags.Recorded) != 0)
        {
            Charge();
            return ActivitySamplingResult.AllDataAndRecorded;
        }

        if (_bound != long.MaxValue && !Includes(options.TraceId))
        {
            _leftOut.Increment();
            return ActivitySamplingResult.PropagationData;
        }

        return limit?.TryAdmit() != false ? ActivitySamplingResult.AllDataAndRecorded : ActivitySamplingResult.PropagationData;
    }

    /// <summary>Takes account of another span of a recorded trace.</summary>
    internal void Charge() => limit?.Charge();

    /// <summary>Notes that a span was not started, because its trace is not recorded.</summary>
    internal void Skip(ActivityTraceId id)
    {
        // What the sample rate leaves out is no loss.
        if (limit is not null && (_bound == long.MaxValue || Includes(id)))
        {
            limit.CountSpan();
        }
    }

    /// <summary>Tells what the rate limit dropped and nobody was told yet.</summary>
    internal void Finish() => limit?.Finish();

    internal void WriteTo(DiagnosticsBuilder builder)
    {
        builder.SampledOutTraces = _leftOut.Sum;
        builder.RateLimitedTraces = limit?.DroppedTraces ?? 0;
        builder.RateLimitedSpans = limit?.DroppedSpans ?? 0;
    }

    private bool Includes(ActivityTraceId id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.CopyTo(bytes);
        return (BinaryPrimitives.ReadInt64BigEndian(bytes.Slice(8)) & long.MaxValue) < _bound;
    }
}
