#if NET
using System.Runtime.InteropServices;
using Judgeval.Diagnostics;

namespace Judgeval.Export;

/// <summary>
/// The signals that end a process. What a signal does stays what it was: it is never cancelled, and after the export the runtime does what it would have done. Where
/// somebody who heard of it before took it on (a host that stops in its own time), there is nothing to do: the end comes later.
/// </summary>
internal static class EndSignals
{
    // Kept: a registration that is collected is none.
    private static readonly List<PosixSignalRegistration> Registrations = [];

    internal static void Listen(Action export)
    {
        foreach (PosixSignal signal in (PosixSignal[])[PosixSignal.SIGTERM, PosixSignal.SIGINT, PosixSignal.SIGQUIT, PosixSignal.SIGHUP])
        {
            try
            {
                Registrations.Add(PosixSignalRegistration.Create(signal, context =>
                {
                    if (!context.Cancel)
                    {
                        export();
                    }
                }));
            }
            catch (Exception e)
            {
                // A platform without signals.
                RuntimeEventSource.Instance.Fault("EndSignals", e);
            }
        }
    }
}
#endif
