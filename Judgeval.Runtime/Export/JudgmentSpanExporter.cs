using System.Diagnostics;
using Judgeval.Configuration;
using Judgeval.Internal;
using Judgeval.Spans;
using Judgeval.Spans.Context;
using OpenTelemetry;
using OpenTelemetry.Exporter;

namespace Judgeval.Export;

/// <summary>Sends spans to Judgment with OpenTelemetry's OTLP exporter, of which it is a kind so that the resource reaches it.</summary>
internal sealed class JudgmentSpanExporter : OtlpTraceExporter
{
    private readonly ProjectRouter _projects;
    private readonly ExportLedger _ledger;

    internal JudgmentSpanExporter(TracerSettings settings, ProjectRouter projects, HttpClient client, ExportLedger ledger)
        : base(Options(settings, client))
    {
        _projects = projects;
        _ledger = ledger;
    }

    public override ExportResult Export(in Batch<Activity> activityBatch)
    {
        if (!CurrentContext.HasProjects && !PendingEvaluations.AreUsed)
        {
            return Export(activityBatch, projectName: null, listed: []);
        }

        // A batch can be read once only.

        var spans = new List<Activity>();
        foreach (Activity span in activityBatch)
        {
            spans.Add(span);
        }

        ExportResult result = ExportResult.Success;
        foreach (IGrouping<string?, Activity> group in spans.GroupBy(CurrentContext.ProjectOf))
        {
            Activity[] ofProject = [.. group];
            if (Export(new Batch<Activity>(ofProject, ofProject.Length), group.Key, ofProject) == ExportResult.Failure)
            {
                result = ExportResult.Failure;
            }
        }

        return result;
    }

    // A request is for one project.
    private ExportResult Export(in Batch<Activity> spans, string? projectName, Activity[] listed)
    {
        long count = spans.Count;
        ExportResult result = ExportResult.Failure;
        try
        {
            if (_projects.TryEnter(projectName))
            {
                foreach (Activity span in listed)
                {
                    PendingEvaluations.Address(span, _projects.RequestId!);
                }

                result = base.Export(spans);
            }

            return result;
        }
        finally
        {
            _projects.Leave();
            _ledger.Settle(count, result == ExportResult.Success);
        }
    }

    // A fresh options object has read OTEL_EXPORTER_OTLP_*, which may hold another vendor's endpoint and keys: everything is set here.
    private static OtlpExporterOptions Options(TracerSettings settings, HttpClient client) => new()
    {
        Endpoint = new Uri(settings.ApiUrl + (settings.IsOffline ? "/otel/v1/offline-traces" : "/otel/v1/traces")),
        Protocol = OtlpExportProtocol.HttpProtobuf,
        Headers = "",
        Compression = OtlpExportCompression.None,
        TimeoutMilliseconds = settings.TimeoutMilliseconds,
        UserAgentProductIdentifier = "judgeval-dotnet/" + RuntimeVersion.Value,
        HttpClientFactory = () => client,
    };
}
