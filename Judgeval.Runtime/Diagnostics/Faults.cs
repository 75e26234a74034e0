using Judgeval.Spans;

namespace Judgeval.Diagnostics;

/// <summary>Where the runtime's own faults end: in the event source always, and once per kind with the user. Never in the program.</summary>
internal static class Faults
{
    internal static void Report(string operation, Exception exception)
    {
        try
        {
            RuntimeEventSource.Instance.Fault(operation, exception);
            TracerScope.Current?.Log.Once(
                LogSeverity.Warning,
                "fault." + operation,
                $"{operation} failed with {exception.GetType()}; the program is not affected, but a span is incomplete. Listen to the event source 'Judgeval-Runtime' for details.");
        }
        catch (Exception e)
        {
            // A listener or logger of the user's threw; nobody is left to be told but the debugger.
            System.Diagnostics.Debug.WriteLine(e);
        }
    }
}
