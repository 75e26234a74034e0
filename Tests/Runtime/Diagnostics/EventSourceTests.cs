using System.Collections.Concurrent;
using System.Diagnostics.Tracing;
using Judgeval.Tests.Support;

namespace Judgeval.Tests.Runtime.Diagnostics;

public sealed class EventSourceTests
{
    [Fact]
    public void a_swallowed_fault_is_an_event()
    {
        using var listener = new FaultListener();
        using var tracer = new TestTracer();

        HandWoven.Call(HandWoven.Method("Take", ["value"]), new Broken(), static _ => 0);

        // Listeners hear the whole process: only this test throws this exception.
        Assert.Contains(listener.Messages, static message => message.Contains(nameof(BrokenException), StringComparison.Ordinal));
        Assert.Equal("""{"value":{"Value":"<BrokenException>"}}""", tracer.Single().GetTagItem("judgment.input"));
        Assert.Equal("", tracer.Warnings.ToString());
    }

    private sealed class Broken
    {
        public int Value => throw new BrokenException();
    }

    private sealed class BrokenException : Exception;

    private sealed class FaultListener : EventListener
    {
        // The base constructor calls the overrides before this class has its fields.
        private static readonly ConcurrentQueue<string> Heard = new();

        public IReadOnlyCollection<string> Messages => [.. Heard];

        protected override void OnEventSourceCreated(EventSource eventSource)
        {
            if (eventSource.Name == "Judgeval-Runtime")
            {
                EnableEvents(eventSource, EventLevel.Error);
            }
        }

        protected override void OnEventWritten(EventWrittenEventArgs eventData)
        {
            if (eventData.EventSource.Name == "Judgeval-Runtime")
            {
                Heard.Enqueue(string.Join(' ', eventData.Payload!));
            }
        }
    }
}
