using System.Buffers.Binary;
using System.Diagnostics;

namespace Judgeval.Export;

/// <summary>Decides by trace id, so that every service that samples at the same rate keeps the same traces. A child follows its parent.</summary>
internal sealed class TraceSampler(double rate)
{
    // The low 63 bits of an id are random; the rate is a share of their range.
    private readonly long _bound = rate >= 1 ? long.MaxValue : (long)(rate * long.MaxValue);

    internal ActivitySamplingResult Sample(ref ActivityCreationOptions<ActivityContext> options)
    {
        if (_bound == long.MaxValue || (options.Parent != default && (options.Parent.TraceFlags & ActivityTraceFlags.Recorded) != 0))
        {
            return ActivitySamplingResult.AllDataAndRecorded;
        }

        // Children of an unsampled span are not started at all, so anything else is a root. It stays, unrecorded, for them to see.
        return Includes(options.TraceId) ? ActivitySamplingResult.AllDataAndRecorded : ActivitySamplingResult.PropagationData;
    }

    private bool Includes(ActivityTraceId id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.CopyTo(bytes);
        return (BinaryPrimitives.ReadInt64BigEndian(bytes.Slice(8)) & long.MaxValue) < _bound;
    }
}
