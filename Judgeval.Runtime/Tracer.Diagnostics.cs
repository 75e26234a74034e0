using Judgeval.Diagnostics;
using Judgeval.Export;
using Judgeval.Internal;

namespace Judgeval;

/// <content>What became of the spans.</content>
public sealed partial class Tracer
{
    /// <summary>What became of the spans of the active tracer so far; all zero without one.</summary>
    /// <remarks>A snapshot, which costs about a microsecond; spans are counted whether it is read or not.</remarks>
    /// <example>
    /// <code>
    /// TracerDiagnostics now = Tracer.Diagnostics;
    /// logger.LogInformation("{Exported} of {Finished} spans exported, {Dropped} dropped", now.Exported, now.Finished, now.Dropped);
    /// </code>
    /// </example>
    public static TracerDiagnostics Diagnostics => Active?.ReadDiagnostics() ?? TracerDiagnostics.None;

    /// <summary>What became of the spans of this tracer so far; also when it is shut down.</summary>
    public TracerDiagnostics ReadDiagnostics()
    {
        var builder = new DiagnosticsBuilder();
        _pipeline?.WriteTo(builder, _connection?.Ledger);
        _connection?.Counters.WriteTo(builder);
        return new TracerDiagnostics(builder);
    }

    /// <summary>Exports what has ended in a process that seems to end: nothing waits for another try, and what cannot be sent goes to the spool. The tracer goes on.</summary>
    internal bool FlushAtEnd(Deadline deadline)
    {
        try
        {
            Deadline sent = deadline.Before(SpanPipeline.ReserveOf(deadline));
            _connection?.Pace.Hurry();
            bool delivered = _pipeline?.ForceFlush(sent) ?? true;
            if (_connection is { Spool: not null, Ledger.IsSettled: false })
            {
                _connection.Pace.Abort();
                _connection.Ledger.WaitUntilSettled(deadline);
            }

            delivered &= DeliverTags(deadline);
            return (_metrics?.ForceFlush(deadline) ?? true) && delivered;
        }
        catch (Exception e)
        {
            Faults.Report(nameof(FlushAtEnd), e);
            return false;
        }
        finally
        {
            _connection?.Pace.Resume();
        }
    }

    private void Abort(Deadline sent)
    {
        _connection?.Rest(sent);
        _connection?.Pace.Abort();
    }
}
