using System.Diagnostics;
using System.Runtime.CompilerServices;
using Judgeval.Internal;

namespace Judgeval.Spans;

/// <summary>Which tracer an observed call belongs to: the process's, unless the flow of execution has its own.</summary>
internal static class TracerScope
{
    /// <summary>The source when no tracer exports: an OpenTelemetry set-up of the user's own can still listen to it by name.</summary>
    internal static readonly ActivitySource DefaultSource = new(SemanticConventions.SourceName, RuntimeVersion.Value);

    private static readonly AsyncLocal<TracerOverride?> Override = new();

    private static ActivitySource _source = DefaultSource;
    private static Tracer? _process;
    private static int _overrides;

    /// <summary>Whether anybody listens. Two static loads while nobody overrides the tracer.</summary>
    internal static bool IsListening
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _overrides != 0 ? Source.HasListeners() : _source.HasListeners();
    }

    /// <summary>The source that starts the spans of this flow.</summary>
    internal static ActivitySource Source => Overriding is { } tracer ? SourceOf(tracer) : _source;

    /// <summary>The tracer of this flow, if one is there.</summary>
    internal static Tracer? Current => Overriding ?? _process;

    private static Tracer? Overriding => _overrides == 0 ? null : TracerOverride.OpenOne(Override.Value)?.Tracer;

    /// <summary>Makes the tracer the process's.</summary>
    internal static void SetProcess(Tracer tracer)
    {
        _process = tracer;
        Volatile.Write(ref _source, SourceOf(tracer));
    }

    /// <summary>Forgets the tracer if it is the process's.</summary>
    internal static void Clear(Tracer tracer)
    {
        if (ReferenceEquals(Interlocked.CompareExchange(ref _process, null, tracer), tracer))
        {
            Volatile.Write(ref _source, DefaultSource);
        }
    }

    /// <summary>Gives this flow of execution its own tracer, so that tests need not share one. Null ends it.</summary>
    internal static void SetOverride(Tracer? tracer)
    {
        Interlocked.Increment(ref _overrides);
        Override.Value = tracer is null ? null : new TracerOverride(tracer, outer: null);
    }

    /// <summary>Gives this flow of execution its own tracer until the result is disposed.</summary>
    internal static TracerOverride Use(Tracer tracer)
    {
        Interlocked.Increment(ref _overrides);
        return Override.Value = new TracerOverride(tracer, TracerOverride.OpenOne(Override.Value));
    }

    internal static void Ended(TracerOverride ended)
    {
        if (ReferenceEquals(Override.Value, ended))
        {
            Override.Value = TracerOverride.OpenOne(ended);
        }

        Interlocked.Decrement(ref _overrides);
    }

    // A tracer that exports nothing must not keep spans from the user's own OpenTelemetry set-up, which parents them its own way.
    private static ActivitySource SourceOf(Tracer tracer) => tracer.Source ?? DefaultSource;
}
