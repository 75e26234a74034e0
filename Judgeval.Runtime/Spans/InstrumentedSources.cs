using System.Diagnostics;
using System.Text.RegularExpressions;
using Judgeval.Diagnostics;
using Judgeval.Export;
using Judgeval.Internal;
using Judgeval.Spans.Context;
using Judgeval.Values;
using OpenTelemetry;

namespace Judgeval.Spans;

/// <summary>
/// The sources of others whose activities the tracers export too: each by the tracer of the flow that starts it, sampled as our own spans are. One whose parent
/// is an activity that nobody exports is left out, because its parent would be missing.
/// </summary>
internal static class InstrumentedSources
{
    private static readonly object Gate = new();

    private static Pattern[] _patterns = [];

    // A decision is taken when an activity is made, and needed when it has started. That is the same thread, with nothing of interest between.
    [ThreadStatic]
    private static Decision? _last;

    /// <summary>Adds a source by name; <c>*</c> and <c>?</c> stand for any characters and any character.</summary>
    internal static void Add(string name)
    {
        lock (Gate)
        {
            if (_patterns.Any(pattern => string.Equals(pattern.Text, name, StringComparison.OrdinalIgnoreCase)))
            {
                return;
            }

            // A source belongs to the first pattern that it matches, so that no two listeners take one activity.
            Pattern[] earlier = _patterns;
            var added = new Pattern(name);
            Volatile.Write(ref _patterns, [.. earlier, added]);
            ActivitySource.AddActivityListener(new ActivityListener
            {
                ShouldListenTo = source => !IsOurs(source) && added.Matches(source) && !earlier.Any(pattern => pattern.Matches(source)),
                Sample = Sample,
                ActivityStarted = Started,
                ActivityStopped = Stopped,
            });
        }
    }

    /// <summary>Whether the source was added.</summary>
    internal static bool Contains(ActivitySource source) => !IsOurs(source) && Volatile.Read(ref _patterns).Any(pattern => pattern.Matches(source));

    private static ActivitySamplingResult Sample(ref ActivityCreationOptions<ActivityContext> options)
    {
        try
        {
            _last = null;
            if (ValueCapture.IsCapturing || Sdk.SuppressInstrumentation || TracerScope.Starting is not { Pipeline: { IsListening: true } pipeline } tracer)
            {
                return ActivitySamplingResult.None;
            }

            ActivitySamplingResult result = Sample(tracer, pipeline, ref options);
            if (result != ActivitySamplingResult.None)
            {
                _last = new Decision(tracer, result == ActivitySamplingResult.AllDataAndRecorded, options.TraceId, options.Name);
            }

            return result;
        }
        catch (Exception e)
        {
            Faults.Report(nameof(Tracer.AddInstrumentation), e);
            return ActivitySamplingResult.None;
        }
    }

    private static ActivitySamplingResult Sample(Tracer tracer, SpanPipeline pipeline, ref ActivityCreationOptions<ActivityContext> options)
    {
        // With a context given, the parent is in another process, or hidden: nothing more is known of it.
        Activity? parent = Activity.Current is { } current && options.Parent.SpanId == current.SpanId ? current : null;
        if (parent is null)
        {
            return pipeline.Sample(ref options);
        }

        if (SpanStarter.IsOf(tracer.Source!, parent))
        {
            return pipeline.Follow(InstrumentedSpan.IsRecorded(parent), parent.TraceId) ? ActivitySamplingResult.AllDataAndRecorded : ActivitySamplingResult.None;
        }

        tracer.Log.Once(
            LogSeverity.Warning,
            "instrumentation." + options.Source.Name,
            $"activities of '{options.Source.Name}' under those of '{parent.Source.Name}' are left out: their parent is not exported. AddInstrumentation of that source too, or an observed method between, keeps them.");
        return ActivitySamplingResult.None;
    }

    private static void Started(Activity activity)
    {
        try
        {
            Decision? decision = _last;
            _last = null;
            if (decision is null || decision.TraceId != activity.TraceId || decision.Name != activity.OperationName)
            {
                return;
            }

            new InstrumentedSpan(decision.Tracer, decision.IsRecorded).KeepIn(activity);
            if (!decision.IsRecorded)
            {
                return;
            }

            decision.Tracer.Pipeline!.Start(activity);
            if (CurrentContext.IsUsed)
            {
                CurrentContext.Write(activity);
            }
        }
        catch (Exception e)
        {
            Faults.Report(nameof(Tracer.AddInstrumentation), e);
        }
    }

    private static void Stopped(Activity activity)
    {
        try
        {
            if (InstrumentedSpan.Of(activity) is { } span && InstrumentedSpan.IsRecorded(activity))
            {
                span.Tracer.Pipeline!.Stop(activity);
            }
        }
        catch (Exception e)
        {
            Faults.Report(nameof(Tracer.AddInstrumentation), e);
        }
    }

    private static bool IsOurs(ActivitySource source) => string.Equals(source.Name, SemanticConventions.SourceName, StringComparison.OrdinalIgnoreCase);

    private sealed class Pattern(string text)
    {
        private readonly Regex _regex = new("^" + Regex.Escape(text).Replace("\\*", ".*").Replace("\\?", ".") + "$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

        internal string Text => text;

        internal bool Matches(ActivitySource source) => _regex.IsMatch(source.Name);
    }

    private sealed record Decision(Tracer Tracer, bool IsRecorded, ActivityTraceId TraceId, string Name);
}
