using System.Diagnostics;
using Judgeval.Diagnostics;
using Judgeval.Export.Profiles;
using OpenTelemetry;

namespace Judgeval.Export;

/// <summary>Writes each trace as an indented tree, once its root has ended; what ends later, or without a root, at the next flush.</summary>
internal sealed class ConsoleSpanExporter(TextWriter writer, ExportLedger ledger, ProfileWriter? profiles) : BaseExporter<Activity>
{
    // Traces whose root never ends must not collect spans for ever.
    private const int MostSpansKept = 10_000;

    private readonly object _lock = new();
    private readonly Dictionary<ActivityTraceId, List<Activity>> _traces = [];
    private int _kept;

    public override ExportResult Export(in Batch<Activity> batch)
    {
        long count = batch.Count;
        bool written = false;
        try
        {
            Batch<Activity> spans = profiles?.Write(batch) ?? batch;
            lock (_lock)
            {
                var complete = new List<ActivityTraceId>();
                foreach (Activity activity in spans)
                {
                    Keep(activity);
                    if (activity.ParentSpanId == default || activity.HasRemoteParent)
                    {
                        complete.Add(activity.TraceId);
                    }
                }

                complete.ForEach(Write);
                if (_kept > MostSpansKept)
                {
                    WriteAll();
                }
            }

            written = true;
        }
        catch (Exception e)
        {
            // A closed or broken writer of the user's.
            RuntimeEventSource.Instance.Fault("WriteConsole", e);
        }
        finally
        {
            ledger.Settle(count, written);
        }

        return written ? ExportResult.Success : ExportResult.Failure;
    }

    protected override bool OnForceFlush(int timeoutMilliseconds)
    {
        lock (_lock)
        {
            WriteAll();
        }

        return true;
    }

    protected override bool OnShutdown(int timeoutMilliseconds) => OnForceFlush(timeoutMilliseconds);

    private void Keep(Activity activity)
    {
        if (!_traces.TryGetValue(activity.TraceId, out List<Activity>? spans))
        {
            _traces.Add(activity.TraceId, spans = []);
        }

        spans.Add(activity);
        _kept++;
    }

    private void WriteAll()
    {
        foreach (ActivityTraceId trace in _traces.Keys.ToArray())
        {
            Write(trace);
        }
    }

    private void Write(ActivityTraceId trace)
    {
        if (_traces.TryGetValue(trace, out List<Activity>? spans))
        {
            _traces.Remove(trace);
            _kept -= spans.Count;
            writer.Write(SpanTree.Render(spans));
            writer.Flush();
        }
    }
}
