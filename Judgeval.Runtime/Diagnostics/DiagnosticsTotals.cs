namespace Judgeval.Diagnostics;

/// <summary>The numbers of all tracers of the process, those that ended included: counters of a process never go back.</summary>
internal static class DiagnosticsTotals
{
    private static readonly object Gate = new();
    private static readonly HashSet<Tracer> Running = [];

    private static TracerDiagnostics _retired = TracerDiagnostics.None;

    internal static void Add(Tracer tracer)
    {
        lock (Gate)
        {
            Running.Add(tracer);
        }

        DeliveryMeter.Start();

        // Nobody can watch a source that is not there.
        _ = RuntimeEventSource.Instance;
    }

    internal static void Retire(Tracer tracer)
    {
        lock (Gate)
        {
            if (Running.Remove(tracer))
            {
                _retired = Sum([_retired, tracer.ReadDiagnostics()]);
            }
        }
    }

    internal static TracerDiagnostics Read()
    {
        lock (Gate)
        {
            return Sum([_retired, .. Running.Select(static tracer => tracer.ReadDiagnostics())]);
        }
    }

    private static TracerDiagnostics Sum(IReadOnlyList<TracerDiagnostics> parts)
    {
        var builder = new DiagnosticsBuilder();
        foreach (TracerDiagnostics part in parts)
        {
            builder.Add(part);
        }

        return new TracerDiagnostics(builder);
    }
}
