using System.Diagnostics;
using Judgeval.Diagnostics;
using OpenTelemetry;

namespace Judgeval.Export;

/// <summary>Takes the activities of a provider of the user's to a tracer, which outlives that provider.</summary>
internal sealed class AttachedSpanProcessor(Tracer tracer) : BaseProcessor<Activity>
{
    public override void OnEnd(Activity data)
    {
        try
        {
            AttachedSpans.Take(tracer, data);
        }
        catch (Exception e)
        {
            Faults.Report(nameof(Tracer.SpanProcessor), e);
        }
    }

    protected override bool OnForceFlush(int timeoutMilliseconds) => tracer.Flush(timeoutMilliseconds);

    protected override bool OnShutdown(int timeoutMilliseconds) => tracer.Flush(timeoutMilliseconds);
}
