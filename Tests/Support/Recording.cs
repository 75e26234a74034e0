using System.Collections.Concurrent;
using System.Diagnostics;

namespace Judgeval.Tests.Support;

/// <summary>Listens to Judgeval's spans while it lives, with everything recorded.</summary>
public sealed class Recording : IDisposable
{
    private readonly ConcurrentQueue<Activity> _ended = new();
    private readonly ActivityListener _listener;

    public Recording()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == "judgeval",
            Sample = static (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = _ended.Enqueue,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    /// <summary>The spans that have ended, in that order.</summary>
    public IReadOnlyList<Activity> Spans => [.. _ended];

    public void Dispose() => _listener.Dispose();
}
