using System.Diagnostics;
using System.Runtime.CompilerServices;
using Judgeval.Internal;

namespace Judgeval.Spans;

/// <summary>
/// Which tracer an observed call belongs to: that of the flow of execution if it has its own, else that whose span is around the call, else the process's.
/// So a trace stays with the tracer that began it, also when another one becomes the process's meanwhile.
/// </summary>
internal static class TracerScope
{
    /// <summary>The source when no tracer exports: an OpenTelemetry set-up of the user's own can still listen to it by name.</summary>
    internal static readonly ActivitySource DefaultSource = new(SemanticConventions.SourceName, RuntimeVersion.Value);

    private static readonly AsyncLocal<TracerOverride?> Override = new();
    private static readonly object Gate = new();

    private static Tracer[] _running = [];
    private static ActivitySource _source = DefaultSource;
    private static Tracer? _process;
    private static int _overrides;
    private static bool _dependsOnFlow;

    /// <summary>Whether anybody listens. Two static loads while every flow has the same tracer.</summary>
    internal static bool IsListening
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _dependsOnFlow ? Source.HasListeners() : _source.HasListeners();
    }

    /// <summary>The source that starts the spans of this flow.</summary>
    internal static ActivitySource Source => _dependsOnFlow && OfFlow() is { } tracer ? SourceOf(tracer) : _source;

    /// <summary>The tracer of this flow, if one is there.</summary>
    internal static Tracer? Current => Overriding ?? _process;

    private static Tracer? Overriding => _overrides == 0 ? null : TracerOverride.OpenOne(Override.Value)?.Tracer;

    /// <summary>The tracer that starts the spans of this flow; null if none does.</summary>
    internal static Tracer? Starting => (_dependsOnFlow ? OfFlow() : null) ?? _process;

    /// <summary>A tracer that exports has started.</summary>
    internal static void Add(Tracer tracer)
    {
        lock (Gate)
        {
            _running = [.. _running, tracer];
            Decide();
        }
    }

    /// <summary>Makes the tracer the process's.</summary>
    internal static void SetProcess(Tracer tracer)
    {
        lock (Gate)
        {
            _process = tracer;
            Volatile.Write(ref _source, SourceOf(tracer));
            Decide();
        }
    }

    /// <summary>Forgets the tracer.</summary>
    internal static void Clear(Tracer tracer)
    {
        lock (Gate)
        {
            _running = [.. _running.Where(running => !ReferenceEquals(running, tracer))];
            if (ReferenceEquals(_process, tracer))
            {
                _process = null;
                Volatile.Write(ref _source, DefaultSource);
            }

            Decide();
        }
    }

    /// <summary>Gives this flow of execution its own tracer, so that tests need not share one. Null ends it.</summary>
    internal static void SetOverride(Tracer? tracer)
    {
        CountOverrides(1);
        Override.Value = tracer is null ? null : new TracerOverride(tracer, outer: null);
    }

    /// <summary>Gives this flow of execution its own tracer until the result is disposed.</summary>
    internal static TracerOverride Use(Tracer tracer)
    {
        CountOverrides(1);
        return Override.Value = new TracerOverride(tracer, TracerOverride.OpenOne(Override.Value));
    }

    internal static void Ended(TracerOverride ended)
    {
        if (ReferenceEquals(Override.Value, ended))
        {
            Override.Value = TracerOverride.OpenOne(ended);
        }

        CountOverrides(-1);
    }

    /// <summary>The running tracer whose span is the nearest one around the running code; null if there is none.</summary>
    internal static Tracer? Around()
    {
        Tracer[] running = Volatile.Read(ref _running);
        for (Activity? activity = Activity.Current; activity is not null; activity = CurrentActivity.Before(activity))
        {
            foreach (Tracer tracer in running)
            {
                if (SpanStarter.IsOf(SourceOf(tracer), activity))
                {
                    return tracer;
                }
            }
        }

        return null;
    }

    private static Tracer? OfFlow() => Overriding ?? (HasOthers ? Around() : null);

    // While the process's tracer is the only one that runs, there is nothing to find.
    private static bool HasOthers => Volatile.Read(ref _running) is { Length: > 0 } running && (running.Length > 1 || !ReferenceEquals(running[0], _process));

    private static void Decide() => Volatile.Write(ref _dependsOnFlow, _overrides != 0 || HasOthers);

    private static void CountOverrides(int change)
    {
        lock (Gate)
        {
            _overrides += change;
            Decide();
        }
    }

    // A tracer that exports nothing must not keep spans from the user's own OpenTelemetry set-up, which parents them its own way.
    private static ActivitySource SourceOf(Tracer tracer) => tracer.Source ?? DefaultSource;
}
