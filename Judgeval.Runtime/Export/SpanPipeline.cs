using System.Diagnostics;
using Judgeval.Configuration;
using Judgeval.Diagnostics;
using Judgeval.Guardrails;
using Judgeval.Internal;
using Judgeval.Llm;
using Judgeval.Spans;
using Judgeval.Spans.Limits;
using OpenTelemetry;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Judgeval.Export;

/// <summary>
/// Takes the spans of one tracer's own source to its exporters. OpenTelemetry's provider carries the resource, the processors and their life; it listens
/// to nothing, because it selects sources by name and samples by the parent, and both would mix tracers and drop spans under other people's activities.
/// </summary>
internal sealed class SpanPipeline : IDisposable
{
    private const int MostReserve = 500;

    private readonly ActivityListener? _listener;
    private readonly Lazy<TracerProvider> _provider;
    private readonly BaseProcessor<Activity>[] _processors;
    private readonly TraceSampler _sampler;
    private readonly SpanLimits _limits;
    private readonly int _lengthLimit;
    private readonly OpenSpans? _openSpans;
    private readonly GuardrailEngine _guardrails;
    private readonly CallAccounting? _calls;
    private readonly StripedCounter _started = new();

    // Without a source it listens to nothing: a provider of the user's brings the spans.
    internal SpanPipeline(ActivitySource? source, TracerSettings settings, string? projectId, BaseProcessor<Activity>[] processors, OpenSpans? openSpans, SpanRateLimit? limit, CallAccounting? calls = null)
    {
        _limits = settings.Limits;
        _lengthLimit = settings.Values.Limit;
        _openSpans = openSpans;
        _calls = calls;
        _processors = processors;
        _guardrails = new GuardrailEngine(settings);
        _sampler = new TraceSampler(settings.SampleRate, limit);
        _provider = new Lazy<TracerProvider>(() => Build(ResourceFactory.Create(settings, projectId, Joined)));
        if (source is null)
        {
            return;
        }

        _ = _provider.Value;
        _listener = new ActivityListener
        {
            ShouldListenTo = candidate => ReferenceEquals(candidate, source),
            Sample = _sampler.Sample,
            ActivityStarted = Started,
            ActivityStopped = Stopped,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    /// <summary>The resource of the user's provider, once it is known.</summary>
    internal Resource? Joined { get; set; }

    /// <summary>Whether it listens by itself.</summary>
    internal bool IsListening => _listener is not null;

    internal ActivitySamplingResult Sample(ref ActivityCreationOptions<ActivityContext> options) => _sampler.Sample(ref options);

    /// <summary>Takes a span that somebody else listened for.</summary>
    internal void Start(Activity activity)
    {
        _ = _provider.Value;
        Started(activity);
    }

    /// <inheritdoc cref="Start"/>
    internal void Stop(Activity activity)
    {
        _ = _provider.Value;
        Stopped(activity);
    }

    /// <summary>Takes a span that has ended, and of whose start nobody was told.</summary>
    internal void Take(Activity activity)
    {
        _ = _provider.Value;
        _guardrails.Taken(activity);
        _started.Increment();
        Export(activity);
    }

    /// <summary>True only if everything that ended since the last flush was delivered.</summary>
    internal bool ForceFlush(Deadline deadline)
    {
        bool delivered = true;
        foreach (BaseProcessor<Activity> processor in _processors)
        {
            delivered &= processor is LedgerProcessor ledger ? ledger.Deliver(deadline) : processor.ForceFlush(deadline.Left);
        }

        return delivered;
    }

    /// <summary>Stops listening, exports what has ended, and ends the exporters.</summary>
    /// <param name="deadline">When to be done.</param>
    /// <param name="abort">Makes an exporter give up what it still sends at that time, and do what else it can.</param>
    internal bool Shutdown(Deadline deadline, Action<Deadline> abort)
    {
        _listener?.Dispose();
        Deadline sent = deadline.Before(ReserveOf(deadline));
        bool delivered = ForceFlush(sent);
        if (sent.Left == 0)
        {
            abort(sent);
        }

        foreach (LedgerProcessor processor in _processors.OfType<LedgerProcessor>())
        {
            processor.Ledger.Close();
        }

        _sampler.Finish();
        bool hasEnded = _provider.Value.Shutdown(sent.Left == 0 ? deadline.Left : sent.Left);
        abort(sent);
        foreach (LedgerProcessor processor in _processors.OfType<LedgerProcessor>())
        {
            // An export thread that still runs has its last spans in hand, and counts them.
            if (processor.Ledger.WaitUntilSettled(deadline) || hasEnded)
            {
                processor.Ledger.Finish();
            }
        }

        return hasEnded && delivered;
    }

    /// <summary>What is kept of the time to an end for what follows when spans cannot be sent.</summary>
    internal static int ReserveOf(Deadline deadline) => Math.Min(MostReserve, deadline.Left / 5);

    /// <summary>Adds what is known of spans: of those that started, and of what became of those that ended.</summary>
    internal void WriteTo(DiagnosticsBuilder builder, ExportLedger? ledger)
    {
        builder.Started = _started.Sum;
        _sampler.WriteTo(builder);
        (ledger ?? _processors.OfType<LedgerProcessor>().FirstOrDefault()?.Ledger)?.WriteTo(builder);
    }

    /// <summary>Whether a span of another source is recorded: as its trace is.</summary>
    internal bool Follow(bool isRecorded, ActivityTraceId id)
    {
        if (isRecorded)
        {
            _sampler.Charge();
        }
        else
        {
            _sampler.Skip(id);
        }

        return isRecorded;
    }

    /// <summary>Notes that a span was not started, because its trace is not recorded.</summary>
    internal void Skip(ActivityTraceId id) => _sampler.Skip(id);

    public void Dispose()
    {
        _listener?.Dispose();
        _provider.Value.Dispose();
    }

    private TracerProvider Build(ResourceBuilder resource)
    {
        TracerProviderBuilder builder = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource);
        foreach (BaseProcessor<Activity> processor in _processors)
        {
            builder.AddProcessor(processor);
        }

        return builder.Build();
    }

    private void Started(Activity activity)
    {
        if (activity.Recorded)
        {
            _started.Increment();
        }

        _openSpans?.Started();
        foreach (BaseProcessor<Activity> processor in _processors)
        {
            try
            {
                processor.OnStart(activity);
            }
            catch (Exception e)
            {
                Faults.Report("OnStart", e);
            }
        }
    }

    private void Stopped(Activity activity)
    {
        if (PlainSpan.Is(activity, _lengthLimit))
        {
            if (LocalRoot.KeptBy(activity) is not null)
            {
                _guardrails.Stopped(activity);
            }

            Hand(activity);
        }
        else
        {
            _guardrails.Stopped(activity);
            Export(activity);
        }

        _openSpans?.Stopped();
    }

    private void Export(Activity activity)
    {
        if (activity.IsAllDataRequested)
        {
            _calls?.End(activity);
        }

        AttributeLimits.Apply(activity, _limits, _lengthLimit);
        Hand(activity);
    }

    private void Hand(Activity activity)
    {
        foreach (BaseProcessor<Activity> processor in _processors)
        {
            try
            {
                processor.OnEnd(activity);
            }
            catch (Exception e)
            {
                Faults.Report("OnEnd", e);
            }
        }
    }
}
