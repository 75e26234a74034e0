using System.Diagnostics.Tracing;

namespace Judgeval.Diagnostics;

/// <summary>
/// Every fault that the runtime swallowed, for <c>dotnet-trace</c> and event listeners, and what became of the spans, for <c>dotnet-counters monitor Judgeval-Runtime</c>.
/// </summary>
[EventSource(Name = "Judgeval-Runtime")]
internal sealed class RuntimeEventSource : EventSource
{
    internal static readonly RuntimeEventSource Instance = new();

    [NonEvent]
    internal void Fault(string operation, Exception exception)
    {
        if (IsEnabled(EventLevel.Error, EventKeywords.None))
        {
            Fault(operation, Describe(exception));
        }
    }

    [Event(1, Level = EventLevel.Error, Message = "{0} failed: {1}")]
    public void Fault(string operation, string exception) => WriteEvent(1, operation, exception);

    [Event(2, Level = EventLevel.Warning, Message = "{0}")]
    public void Warning(string message) => WriteEvent(2, message);

#if NET
    protected override void OnEventCommand(EventCommandEventArgs command)
    {
        if (command.Command == EventCommand.Enable)
        {
            RuntimeCounters.Create(this);
        }
    }
#endif

    private static string Describe(Exception exception)
    {
        // A user's exception type may throw from ToString.
        try
        {
            return KnownSecrets.Hide(exception.ToString());
        }
        catch (Exception e)
        {
            return $"{exception.GetType()} ({e.GetType()} while describing it)";
        }
    }
}
