using System.Diagnostics.Tracing;
using Judgeval.Tests.Support;

namespace Judgeval.Tests.Runtime.Diagnostics;

public sealed class OpenTelemetryEventsTests
{
    [Fact]
    public void warnings_of_opentelemetry_go_to_the_log_as_long_as_the_tracer_lives()
    {
        using var source = new FakeSource();
        var logger = new LineLogger();
        using (new TestTracer(options => options.LoggerFactory = logger))
        {
            source.Dropped("queue full");
            source.Dropped("again");
            source.Told("nothing of note");
        }

        source.Failed("too late");

        Assert.Equal(["Judgeval.OpenTelemetry Warning OpenTelemetry-Test: dropped because of queue full"], logger.Lines);
    }

    [EventSource(Name = "OpenTelemetry-Test")]
    private sealed class FakeSource : EventSource
    {
        [Event(1, Level = EventLevel.Warning, Message = "dropped because of {0}")]
        public void Dropped(string reason) => WriteEvent(1, reason);

        [Event(2, Level = EventLevel.Informational, Message = "{0}")]
        public void Told(string text) => WriteEvent(2, text);

        [Event(3, Level = EventLevel.Error, Message = "{0}")]
        public void Failed(string text) => WriteEvent(3, text);
    }
}
