using System.Diagnostics;
using Judgeval.Configuration;
using Judgeval.Diagnostics;
using Judgeval.Export.Profiles;
using OpenTelemetry;
using OpenTelemetry.Resources;

namespace Judgeval.Export;

/// <summary>
/// Appends spans to a file, one OTLP/JSON <c>TracesData</c> object a line, as the file receiver of the OpenTelemetry Collector reads it
/// (https://opentelemetry.io/docs/specs/otel/protocol/file-exporter/).
/// </summary>
internal sealed class FileSpanExporter(string path, SpanLimits limits, ExportLedger ledger, RuntimeLog log, ProfileWriter? profiles) : BaseExporter<Activity>
{
    public override ExportResult Export(in Batch<Activity> batch)
    {
        long count = batch.Count;
        bool written = false;
        try
        {
            byte[] line = OtlpJson.Line(profiles?.Write(batch) ?? batch, ParentProvider.GetResource(), limits);
            if (Path.GetDirectoryName(Path.GetFullPath(path)) is { Length: > 0 } directory)
            {
                Directory.CreateDirectory(directory);
            }

            // Opened for each batch, and written at once: the file may be rotated, and other processes may append to it.
            using var stream = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);
            stream.Write(line, 0, line.Length);
            written = true;
        }
        catch (Exception e)
        {
            RuntimeEventSource.Instance.Fault("WriteFile", e);
            log.Limited(LogSeverity.Warning, "export.file", $"spans cannot be written to '{path}' ({e.Message}); they are lost while that is so.");
        }
        finally
        {
            ledger.Settle(count, written);
        }

        return written ? ExportResult.Success : ExportResult.Failure;
    }
}
