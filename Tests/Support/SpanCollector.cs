using System.Collections.Concurrent;
using System.Diagnostics;
using OpenTelemetry;

namespace Judgeval.Tests.Support;

/// <summary>Keeps the spans of one tracer in the order in which they ended.</summary>
internal sealed class SpanCollector : BaseProcessor<Activity>
{
    private readonly ConcurrentQueue<Activity> _ended = new();

    public IReadOnlyList<Activity> Ended => [.. _ended];

    public override void OnEnd(Activity data)
    {
        if (data.Recorded)
        {
            _ended.Enqueue(data);
        }
    }
}
