using Judgeval.Diagnostics;
using Judgeval.Export;
using Judgeval.Internal;
using Judgeval.Spans;

namespace Judgeval;

/// <content>What is done when spans have to be out: a flush, the end of the tracer, the end of the process.</content>
public sealed partial class Tracer
{
    internal bool Flush(int timeoutMilliseconds = FlushMilliseconds)
    {
        try
        {
            Deadline deadline = Deadline.In(timeoutMilliseconds);
            _connection?.Hasten();
            bool delivered = _pipeline?.ForceFlush(deadline) ?? true;
            delivered &= DeliverTags(deadline);
            return (_metrics?.ForceFlush(deadline) ?? true) && delivered;
        }
        catch (Exception e)
        {
            Faults.Report(nameof(ForceFlush), e);
            return false;
        }
    }

    internal Task<bool> FlushAsync(CancellationToken cancellationToken = default) => Background.Run(() => Flush(), cancellationToken);

    internal bool Stop(int timeoutMilliseconds = ShutdownMilliseconds)
    {
        if (Interlocked.Exchange(ref _isShutDown, 1) != 0)
        {
            return true;
        }

        try
        {
            EndAutomaticTrace();
            TracerScope.Clear(this);
            ProcessEnd.Unregister(this);
            Deadline deadline = Deadline.In(timeoutMilliseconds);
            _connection?.Close();
            bool delivered = _pipeline?.Shutdown(deadline, Abort) ?? true;
            delivered &= DeliverTags(deadline);
            delivered &= _metrics?.Shutdown(deadline) ?? true;
            _pipeline?.Dispose();
            Source?.Dispose();
            _connection?.Dispose();
            _events?.Dispose();
            DiagnosticsTotals.Retire(this);
            return delivered;
        }
        catch (Exception e)
        {
            Faults.Report(nameof(Shutdown), e);
            return false;
        }
    }

    internal Task<bool> StopAsync(CancellationToken cancellationToken = default) => Background.Run(() => Stop(), cancellationToken);

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

    private bool DeliverTags(Deadline deadline) => _connection?.Tags?.Deliver(deadline) ?? true;
}
