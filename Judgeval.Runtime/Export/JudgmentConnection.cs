using System.Diagnostics;
using Judgeval.Configuration;
using Judgeval.Diagnostics;
using Judgeval.Export.Delivery;
using Judgeval.Internal;
using OpenTelemetry;

namespace Judgeval.Export;

/// <summary>
/// What one tracer shares between its exporter, its lookup of projects, its tags and its spool: the connections, how much time they have, whether they work, and the
/// count of everything.
/// </summary>
internal sealed class JudgmentConnection : IDisposable
{
    private const int Refusals = 3;

    private readonly HttpExchange _exchange;
    private readonly SpoolReplay? _replay;
    private int _sending;

    internal JudgmentConnection(TracerSettings settings, RuntimeLog log, ISpanSpool? spool, TimeSource time)
    {
        Settings = settings;
        Log = log;
        Spool = spool;
        Time = time;
        Pace = new Pace(time);
        Ledger = new ExportLedger(settings.MaxQueueSize);
        Counters = new DeliveryCounters(time);
        DeliveryLog = new DeliveryLog(settings, log, spool is not null);
        Encoding = new BodyEncoding(settings.IsCompressed);
        Authorization = new Circuit(time, Refusals, TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(10));

        // Without a spool every batch gets all of its tries: there is nowhere else to put it.
        Outage = spool is null ? null : new Circuit(time, threshold: 1, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(30));
        IsPressed = spool is null ? null : () => Ledger.IsHalfFull;
        _exchange = new HttpExchange(time);
        Projects = new ProjectRouter(this);
        Tags = settings.IsOffline || settings.Platform is not null ? null : new TraceTagSender(this, _exchange);
        _replay = spool is null ? null : new SpoolReplay(this, spool);
    }

    internal TracerSettings Settings { get; }

    internal RuntimeLog Log { get; }

    internal ISpanSpool? Spool { get; }

    internal TimeSource Time { get; }

    internal Pace Pace { get; }

    internal ExportLedger Ledger { get; }

    internal DeliveryCounters Counters { get; }

    internal DeliveryLog DeliveryLog { get; }

    internal BodyEncoding Encoding { get; }

    /// <summary>Open while the credentials are refused.</summary>
    internal Circuit Authorization { get; }

    /// <summary>Open while the endpoint does not work, and spans go straight to the spool; null without one.</summary>
    internal Circuit? Outage { get; }

    /// <summary>Whether spans pile up, and should go to the spool; null without one.</summary>
    internal Func<bool>? IsPressed { get; }

    internal ProjectRouter Projects { get; }

    /// <summary>Sends tags; null for a tracer that has none to send.</summary>
    internal TraceTagSender? Tags { get; }

    internal string? ProjectId => Projects.OwnId;

    /// <summary>Whether the exporter has something to do.</summary>
    internal bool IsSending => Volatile.Read(ref _sending) > 0;

    /// <summary>Where spans go, after the base URL.</summary>
    internal string TracePath => Settings.Platform?.Path ?? (Settings.IsOffline ? "/otel/v1/offline-traces" : "/otel/v1/traces");

    internal string DisplayUrl => HttpExchange.Display(new Uri(Settings.ApiUrl + TracePath));

    /// <summary>Starts looking the project up, and what is in the spool.</summary>
    internal void Start()
    {
        Projects.Start();
        _replay?.Start();
    }

    internal BaseExporter<Activity> CreateExporter() => new JudgmentSpanExporter(this);

    /// <summary>Makes a request, and learns from the answer whether the credentials are good.</summary>
    internal Answer Ask(HttpRequestMessage request, TimeSpan timeout)
    {
        Answer answer = _exchange.Send(request, timeout, Pace.Aborted);
        if (answer.Kind == AnswerKind.Unauthorized)
        {
            Authorization.Fail();
        }
        else if (answer.Kind is AnswerKind.Delivered or AnswerKind.Refused or AnswerKind.TooLarge)
        {
            Authorization.Succeed();
        }

        return answer;
    }

    internal void BeginSending() => Interlocked.Increment(ref _sending);

    internal void EndSending() => Interlocked.Decrement(ref _sending);

    /// <summary>The endpoint takes spans.</summary>
    internal void Works() => Outage?.Succeed();

    internal void Delivered(long spans)
    {
        Works();
        DeliveryLog.Delivered(spans);
        _replay?.Wake();
    }

    internal void OutageBegins() => Outage?.Fail();

    /// <summary>Somebody waits for what has ended to be delivered.</summary>
    internal void Hasten()
    {
        Outage?.Hasten();
        Pace.Flush();
    }

    /// <summary>Before the end of the tracer: from now on there is one more try, and no waiting.</summary>
    internal void Close()
    {
        Pace.End();
        Tags?.Close();
        _replay?.Stop();
    }

    /// <summary>Waits until nothing from the spool is being sent.</summary>
    internal void Rest(Deadline deadline) => _replay?.Join(deadline.Left);

    public void Dispose() => _exchange.Dispose();
}
