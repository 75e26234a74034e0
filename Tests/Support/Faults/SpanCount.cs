using System.Buffers.Binary;
using Judgeval.Tests.Otlp;

namespace Judgeval.Tests.Support.Faults;

/// <summary>Which spans arrived, by their ids.</summary>
internal sealed class SpanCount
{
    private readonly object _lock = new();
    private readonly HashSet<ulong> _ids = [];
    private long _arrived;
    private long _rejected;

    /// <summary>Different spans that were taken in.</summary>
    public long Delivered
    {
        get
        {
            lock (_lock)
            {
                return _ids.Count;
            }
        }
    }

    /// <summary>Spans that were taken in once more.</summary>
    public long Duplicated
    {
        get
        {
            lock (_lock)
            {
                return _arrived - _ids.Count;
            }
        }
    }

    /// <summary>Spans that the server said it would not take.</summary>
    public long Rejected => Interlocked.Read(ref _rejected);

    internal void Add(ExportTraceServiceRequest request, int rejected)
    {
        lock (_lock)
        {
            foreach (Span span in request.ResourceSpans.SelectMany(static resource => resource.ScopeSpans).SelectMany(static scope => scope.Spans))
            {
                if (rejected-- > 0)
                {
                    _rejected++;
                    continue;
                }

                _arrived++;
                _ids.Add(BinaryPrimitives.ReadUInt64BigEndian(span.SpanId.Span));
            }
        }
    }
}
