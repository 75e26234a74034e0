using System.Diagnostics;

namespace Judgeval.Tests.Support;

/// <summary>Somebody else's activities: a source of its own, with a listener that records them or does not.</summary>
internal sealed class ForeignSource : IDisposable
{
    private readonly ActivitySource _source = new("foreign-" + Guid.NewGuid().ToString("N"));
    private readonly ActivityListener _listener;

    private ForeignSource(ActivitySamplingResult result)
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => ReferenceEquals(source, _source),
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => result,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public static ForeignSource Recorded() => new(ActivitySamplingResult.AllDataAndRecorded);

    public static ForeignSource Unrecorded() => new(ActivitySamplingResult.PropagationData);

    public Activity Start(string name) => _source.StartActivity(name)!;

    public void Dispose()
    {
        _listener.Dispose();
        _source.Dispose();
    }
}
