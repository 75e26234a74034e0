using System.Diagnostics;
using Judgeval.Configuration;
using Judgeval.Diagnostics;
using Judgeval.Spans;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Trace;

namespace Judgeval.Export;

/// <summary>
/// Takes observed calls from a provider of the user's to a tracer's exporters: the spans, what <see cref="Tracer.AddInstrumentation"/> names, and the activities
/// above them, so that no parent is missing. The user's provider has sampled them, and exports them as any other.
/// </summary>
internal sealed class JoinProcessor : BaseProcessor<Activity>
{
    private const string Property = "judgeval.joined";

    private readonly Tracer _tracer;

    private JoinProcessor(Tracer tracer) => _tracer = tracer;

    internal static JoinProcessor Create(IServiceProvider services, Action<TracerOptions>? configure)
    {
        var options = new TracerOptions
        {
            Configuration = services.GetService<IConfiguration>()?.GetSection(ConfigurationKeys.Section),
            LoggerFactory = services.GetService<ILoggerFactory>(),
        };
        configure?.Invoke(options);
        ConfigurationKeys.Check(options.Configuration);
        Tracer tracer = Tracer.Create(options, Environment.GetEnvironmentVariable, isJoined: true);
        if (options.SetActive)
        {
            AutomaticTracer.GiveWayTo(tracer);
        }

        return new JoinProcessor(tracer);
    }

    public override void OnStart(Activity data)
    {
        try
        {
            if (_tracer.Pipeline is not { } pipeline || !IsWanted(data))
            {
                return;
            }

            pipeline.Joined ??= ParentProvider?.GetResource();
            Mark(data);
            pipeline.Start(data);
            for (Activity? parent = data.Parent; parent is not null && !IsMarked(parent); parent = parent.Parent)
            {
                Mark(parent);
                if (parent.IsStopped && parent.Recorded && AttachedSpans.IsFirst(_tracer, parent))
                {
                    // Work that outlived the request that began it.
                    pipeline.Stop(parent);
                }
            }
        }
        catch (Exception e)
        {
            Faults.Report(nameof(OnStart), e);
        }
    }

    public override void OnEnd(Activity data)
    {
        try
        {
            if (_tracer.Pipeline is { } pipeline && IsMarked(data) && AttachedSpans.IsFirst(_tracer, data))
            {
                pipeline.Stop(data);
            }
        }
        catch (Exception e)
        {
            Faults.Report(nameof(OnEnd), e);
        }
    }

    protected override bool OnForceFlush(int timeoutMilliseconds) => _tracer.Flush(timeoutMilliseconds);

    protected override bool OnShutdown(int timeoutMilliseconds) => _tracer.Stop(timeoutMilliseconds);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _tracer.Dispose();
        }

        base.Dispose(disposing);
    }

    // Every tracer beside a provider starts its spans from the same source; they belong to the one that is in force.
    private bool IsWanted(Activity activity) =>
        ReferenceEquals(TracerScope.Starting, _tracer) && (ReferenceEquals(activity.Source, TracerScope.DefaultSource) || InstrumentedSources.Contains(activity.Source));

    private bool IsMarked(Activity activity) => ReferenceEquals(activity.GetCustomProperty(Property), this);

    private void Mark(Activity activity) => activity.SetCustomProperty(Property, this);
}
