using System.Diagnostics;
using Judgeval.Configuration;
using Judgeval.Internal;
using OpenTelemetry;
using OpenTelemetry.Exporter;

namespace Judgeval.Export;

/// <summary>Sends spans to Judgment with OpenTelemetry's OTLP exporter, of which it is a kind so that the resource reaches it.</summary>
internal sealed class JudgmentSpanExporter : OtlpTraceExporter
{
    private readonly TracerSettings _settings;
    private readonly ProjectResolver _project;
    private readonly ExportLedger _ledger;

    internal JudgmentSpanExporter(TracerSettings settings, ProjectResolver project, HttpClient client, ExportLedger ledger)
        : base(Options(settings, client))
    {
        _settings = settings;
        _project = project;
        _ledger = ledger;
    }

    public override ExportResult Export(in Batch<Activity> activityBatch)
    {
        long count = activityBatch.Count;
        ExportResult result = ExportResult.Failure;
        try
        {
            if (_project.Wait(_settings.TimeoutMilliseconds) is not null)
            {
                result = base.Export(activityBatch);
            }

            return result;
        }
        finally
        {
            _ledger.Settle(count, result == ExportResult.Success);
        }
    }

    // A fresh options object has read OTEL_EXPORTER_OTLP_*, which may hold another vendor's endpoint and keys: everything is set here.
    private static OtlpExporterOptions Options(TracerSettings settings, HttpClient client) => new()
    {
        Endpoint = new Uri(settings.ApiUrl + "/otel/v1/traces"),
        Protocol = OtlpExportProtocol.HttpProtobuf,
        Headers = "",
        Compression = OtlpExportCompression.None,
        TimeoutMilliseconds = settings.TimeoutMilliseconds,
        UserAgentProductIdentifier = "judgeval-dotnet/" + RuntimeVersion.Value,
        HttpClientFactory = () => client,
    };
}
