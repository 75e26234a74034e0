using System.Diagnostics;
using Judgeval.Diagnostics;
using OpenTelemetry;

namespace Judgeval.Export;

/// <summary>Takes the activities that a processor of the user's hands over to a tracer, which outlives that processor.</summary>
internal sealed class AttachedSpanExporter(Tracer tracer) : BaseExporter<Activity>
{
    public override ExportResult Export(in Batch<Activity> batch)
    {
        try
        {
            bool isTaken = true;
            foreach (Activity activity in batch)
            {
                isTaken &= AttachedSpans.Take(tracer, activity);
            }

            return isTaken ? ExportResult.Success : ExportResult.Failure;
        }
        catch (Exception e)
        {
            Faults.Report(nameof(Tracer.SpanExporter), e);
            return ExportResult.Failure;
        }
    }

    protected override bool OnForceFlush(int timeoutMilliseconds) => tracer.Flush(timeoutMilliseconds);

    protected override bool OnShutdown(int timeoutMilliseconds) => tracer.Flush(timeoutMilliseconds);
}
