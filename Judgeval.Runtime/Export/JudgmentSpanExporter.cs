using System.Diagnostics;
using Judgeval.Configuration;
using Judgeval.Diagnostics;
using Judgeval.Export.Delivery;
using Judgeval.Spans;
using Judgeval.Spans.Context;
using OpenTelemetry;
using OpenTelemetry.Exporter;

namespace Judgeval.Export;

/// <summary>Has spans written by OpenTelemetry's OTLP exporter, of which it is a kind so that the resource reaches it, and delivers them.</summary>
internal sealed class JudgmentSpanExporter : OtlpTraceExporter
{
    private readonly JudgmentConnection _connection;
    private readonly OtlpBodies _bodies;
    private readonly BatchDelivery _delivery;

    internal JudgmentSpanExporter(JudgmentConnection connection)
        : this(connection, new OtlpBodies())
    {
    }

    private JudgmentSpanExporter(JudgmentConnection connection, OtlpBodies bodies)
        : base(Options(connection.Settings, bodies))
    {
        _connection = connection;
        _bodies = bodies;
        _delivery = new BatchDelivery(connection);
    }

    public override ExportResult Export(in Batch<Activity> activityBatch)
    {
        // A batch can be read once only, and what is too large is sent again in parts.
        var array = new Activity[(int)activityBatch.Count];
        int count = 0;
        foreach (Activity span in activityBatch)
        {
            array[count++] = span;
        }

        var spans = new ArraySegment<Activity>(array, 0, count);

        _connection.BeginSending();
        try
        {
            return Export(spans) ? ExportResult.Success : ExportResult.Failure;
        }
        finally
        {
            _connection.EndSending();
        }
    }

    protected override bool OnShutdown(int timeoutMilliseconds) =>

        // The buffers stay while the export thread still writes to them: it outlives a shutdown that has no time.
        !_connection.Ledger.IsSettled || base.OnShutdown(timeoutMilliseconds);

    // A request is for one project.
    private bool Export(ArraySegment<Activity> spans)
    {
        if (!CurrentContext.HasProjects)
        {
            return Deliver(spans, projectName: null);
        }

        bool isDelivered = true;
        foreach (IGrouping<string?, Activity> group in spans.GroupBy(CurrentContext.ProjectOf))
        {
            isDelivered &= Deliver(new ArraySegment<Activity>([.. group]), group.Key);
        }

        return isDelivered;
    }

    private bool Deliver(ArraySegment<Activity> spans, string? projectName)
    {
        Settlement settlement = Settlement.Dropped(spans.Count, DropReason.Fault);
        try
        {
            string? projectId = null;
            Answer answer = _delivery.Deliver(id => Write(spans, projectId = id), projectName);
            if (answer.Kind == AnswerKind.TooLarge && spans.Count > 1)
            {
                settlement = Settlement.None;
                return DeliverInHalves(spans, projectName);
            }

            settlement = Settle(answer, spans, projectName, projectId);
            return settlement.IsDelivered;
        }
        catch (Exception e)
        {
            Faults.Report(nameof(Export), e);
            return false;
        }
        finally
        {
            _connection.Ledger.Settle(settlement);
        }
    }

    private bool DeliverInHalves(ArraySegment<Activity> spans, string? projectName)
    {
        int half = spans.Count / 2;
        bool first = Deliver(new ArraySegment<Activity>(spans.Array!, spans.Offset, half), projectName);
        return Deliver(new ArraySegment<Activity>(spans.Array!, spans.Offset + half, spans.Count - half), projectName) && first;
    }

    private Settlement Settle(Answer answer, ArraySegment<Activity> spans, string? projectName, string? projectId)
    {
        if (answer.IsDelivered)
        {
            _connection.Delivered(spans.Count);
            return Settlement.Delivered(spans.Count, PartialSuccess.Read(answer)?.Rejected ?? 0);
        }

        if (answer.Kind != AnswerKind.Passing)
        {
            _connection.DeliveryLog.Failed(answer);
        }

        Settlement settlement = _connection.Spool is not null && answer.MayBeKept
            ? Spool(spans, projectName, projectId)
            : Settlement.Dropped(spans.Count, answer.Reason);
        _connection.DeliveryLog.Lost(settlement.Drops, settlement.Spooled);
        return settlement;
    }

    private Settlement Spool(ArraySegment<Activity> spans, string? projectName, string? projectId)
    {
        // What was written last may be for no project yet, or be nothing at all.
        if (Write(spans, projectId) is not { } body)
        {
            return Settlement.Dropped(spans.Count, DropReason.TooLarge);
        }

        var request = new SpooledRequest
        {
            ApiUrl = _connection.Settings.ApiUrl,
            Path = _connection.TracePath,
            OrganizationId = _connection.Settings.OrganizationId,
            ProjectName = projectName ?? _connection.Settings.ProjectName,
            ProjectId = projectId,
            SpanCount = spans.Count,
            Body = [.. body],
            CreatedAt = _connection.Time.UtcNow,
        };
        return _connection.Spool!.TryWrite(request) ? Settlement.Kept(spans.Count) : Settlement.Dropped(spans.Count, DropReason.SpoolFailed);
    }

    // Null when OpenTelemetry finds it too large, or cannot write it: smaller parts may be possible.
    private ArraySegment<byte>? Write(ArraySegment<Activity> spans, string? projectId)
    {
        if (projectId is not null && PendingEvaluations.AreUsed)
        {
            foreach (Activity span in spans)
            {
                PendingEvaluations.Address(span, projectId);
            }
        }

        Activity[] array = spans.Count == spans.Array!.Length ? spans.Array : [.. spans];
        var batch = new Batch<Activity>(array, array.Length);
        _bodies.Clear();
        base.Export(_connection.Settings.Profiles?.Write(batch) ?? batch);
        _delivery.Poster.Writer = _bodies.UserAgent;
        return _bodies.Last;
    }

    // A fresh options object has read OTEL_EXPORTER_OTLP_*, which may hold another vendor's endpoint and keys: everything is set here. Nothing is sent to this one.
    private static OtlpExporterOptions Options(TracerSettings settings, OtlpBodies bodies) => new()
    {
        Endpoint = new Uri("http://judgeval.invalid"),
        Protocol = OtlpExportProtocol.HttpProtobuf,
        Headers = "",
        Compression = OtlpExportCompression.None,
        TimeoutMilliseconds = settings.TimeoutMilliseconds,
        UserAgentProductIdentifier = "judgeval-dotnet/" + Internal.RuntimeVersion.Value,
        HttpClientFactory = () => new HttpClient(bodies) { Timeout = Timeout.InfiniteTimeSpan },
    };
}
