using System.Diagnostics;
using Judgeval.Configuration;
using Judgeval.Diagnostics;
using Judgeval.Internal;
using OpenTelemetry;

namespace Judgeval.Export;

/// <summary>OpenTelemetry's batch processor, with a ledger of what became of the spans, and with the word of it when spans are dropped.</summary>
internal sealed class LedgerProcessor : BatchActivityExportProcessor
{
    private const int LookMilliseconds = 50;

    private readonly ExportLedger _ledger;
    private readonly RuntimeLog _log;

    internal LedgerProcessor(BaseExporter<Activity> exporter, ExportLedger ledger, TracerSettings settings, int scheduleDelayMilliseconds, RuntimeLog log)
        : base(
            exporter,
            // Spans being sent have left the queue but count in the ledger, which is full first: the queue never drops one unseen.
            settings.MaxQueueSize + settings.MaxExportBatchSize,
            scheduleDelayMilliseconds,
            settings.TimeoutMilliseconds,
            settings.MaxExportBatchSize)
    {
        _ledger = ledger;
        _log = log;
    }

    internal ExportLedger Ledger => _ledger;

    /// <summary>Exports what waits. True only if everything that ended since the last flush was delivered.</summary>
    internal bool Deliver(Deadline deadline)
    {
        // OpenTelemetry's own waiting may sleep for a second over what is long done.
        long ended = _ledger.Accepted;
        bool isSettled;
        do
        {
            ForceFlush(0);
            isSettled = _ledger.WaitUntilSettled(ended, deadline.AtMost(LookMilliseconds));
        }
        while (!isSettled && deadline.Left != 0);

        exporter.ForceFlush(deadline.Left);
        return !_ledger.TakeLosses() && isSettled;
    }

    public override void OnEnd(Activity data)
    {
        if (!data.Recorded)
        {
            return;
        }

        if (_ledger.TryAccept())
        {
            base.OnEnd(data);
        }
        else
        {
            _log.Limited(LogSeverity.Warning, "export.dropped", "spans end faster than they can be exported, so some are dropped; a larger JUDGMENT_MAX_QUEUE_SIZE may help.");
        }
    }
}
