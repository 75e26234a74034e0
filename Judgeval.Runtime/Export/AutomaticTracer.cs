using Judgeval.Configuration;
using Judgeval.Diagnostics;
using Judgeval.Internal;
using Judgeval.Spans;

namespace Judgeval.Export;

/// <summary>
/// The tracer that nobody wrote code for. It is started once in the life of a process, by the first woven assembly that asks for it, and only if the program
/// has started none. When the program starts one later, that one takes over, and this one ends as soon as its running spans have.
/// </summary>
internal static class AutomaticTracer
{
    private static readonly object Gate = new();

    private static bool _isDecided;
    private static Tracer? _running;

    internal static void Start()
    {
        lock (Gate)
        {
            if (_isDecided)
            {
                return;
            }

            _isDecided = true;
            try
            {
                _running = Tracer.Create(new TracerOptions(), Environment.GetEnvironmentVariable, new OpenSpans(End));
                TracerScope.SetProcess(_running);
                _running.StartAutomaticTrace();
            }
            catch (ArgumentException e)
            {
                Tell($"AutoInit started no tracer: {e.Message}");
            }
            catch (Exception e)
            {
                RuntimeEventSource.Instance.Fault(nameof(AutomaticTracer), e);
                Tell($"AutoInit started no tracer: {e.GetType()}. Listen to the event source 'Judgeval-Runtime' for details.");
            }
        }
    }

    /// <summary>Makes a tracer that the program started the process's.</summary>
    internal static void GiveWayTo(Tracer tracer)
    {
        Tracer? automatic;
        lock (Gate)
        {
            _isDecided = true;
            automatic = _running;
            _running = null;
            TracerScope.SetProcess(tracer);
        }

        if (automatic is null || ReferenceEquals(automatic, tracer))
        {
            return;
        }

        automatic.EndAutomaticTrace();

        // The program's own tracer takes the rest of the traces that are running.
        TracerScope.Clear(automatic);
        automatic.OpenSpans?.EndWhenDone(automatic);
    }

    // On a thread of its own: what ends the last span is the program. Still known to ProcessEnd while it flushes, so an exit meanwhile loses nothing.
    private static void End(Tracer tracer) => _ = Background.Run(
        () =>
        {
            bool delivered = tracer.Flush();
            return tracer.OpenSpans!.IsDone ? tracer.Stop() && delivered : delivered;
        },
        CancellationToken.None);

    private static void Tell(string message)
    {
        LogSeverity minimum = LogLevels.Parse(Environment.GetEnvironmentVariable(LogLevels.Key)) ?? LogSeverity.Warning;
        new RuntimeLog(factory: null, minimum).Write(LogSeverity.Warning, message);
    }
}
