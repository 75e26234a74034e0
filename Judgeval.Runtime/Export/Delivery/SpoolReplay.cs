using Judgeval.Diagnostics;

namespace Judgeval.Export.Delivery;

/// <summary>
/// Delivers what is in the spool: when the tracer starts, whenever the endpoint took something else, and otherwise from time to time. On a thread of its own, one
/// request at a time, and behind the spans that are being sent.
/// </summary>
internal sealed class SpoolReplay(JudgmentConnection connection, ISpanSpool spool)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);

    private readonly object _lock = new();
    private readonly TracePoster _poster = new(connection);
    private bool _isWoken = true;
    private bool _isStopped;
    private Thread? _thread;

    internal void Start()
    {
        _thread = new Thread(Run) { IsBackground = true, Name = "Judgeval-SpoolReplay", Priority = ThreadPriority.BelowNormal };
        _thread.Start();
    }

    /// <summary>The endpoint works.</summary>
    internal void Wake()
    {
        lock (_lock)
        {
            _isWoken = true;
            Monitor.PulseAll(_lock);
        }
    }

    /// <summary>Begins no other request. What is being sent has until the connection is aborted: who gives up an answer sends twice.</summary>
    internal void Stop()
    {
        lock (_lock)
        {
            _isStopped = true;
            Monitor.PulseAll(_lock);
        }
    }

    /// <summary>Waits for the request that is being sent.</summary>
    internal void Join(int milliseconds) => _thread?.Join(milliseconds);

    private void Run()
    {
        TimeSpan pause = FirstPause;
        while (WaitForTurn(pause, out bool wasWoken))
        {
            bool works;
            try
            {
                works = DeliverSome();
            }
            catch (Exception e)
            {
                Faults.Report("ReplaySpool", e);
                works = false;
            }

            TimeSpan doubled = TimeSpan.FromTicks(Math.Min(pause.Ticks * 2, LongestPause.Ticks));
            pause = works || wasWoken ? FirstPause : doubled;
        }
    }

    // False when it is time to end.
    private bool WaitForTurn(TimeSpan pause, out bool wasWoken)
    {
        lock (_lock)
        {
            if (!_isWoken && !_isStopped)
            {
                Monitor.Wait(_lock, pause);
            }

            wasWoken = _isWoken;
            _isWoken = false;
            return !_isStopped;
        }
    }

    // At least one, then as many as the endpoint takes while nothing else is sent. False when it takes none.
    private bool DeliverSome()
    {
        while (spool.TryTake(connection.Settings.ApiUrl, connection.Settings.OrganizationId, out ISpoolLease? lease) && lease is not null)
        {
            if (!Deliver(lease))
            {
                return false;
            }

            lock (_lock)
            {
                if (_isStopped)
                {
                    return true;
                }
            }

            if (connection.IsSending)
            {
                // The next success of theirs wakes this.
                return true;
            }
        }

        return true;
    }

    // False when the endpoint does not work.
    private bool Deliver(ISpoolLease lease)
    {
        bool isDone = false;
        try
        {
            SpooledRequest request = lease.Request;
            Answer answer = Post(request);
            isDone = !answer.MayBeKept;
            if (answer.IsDelivered)
            {
                lease.Complete();
                connection.Counters.Replayed(request.SpanCount - Math.Min(request.SpanCount, PartialSuccess.Read(answer)?.Rejected ?? 0));
                connection.Works();
            }
            else if (isDone)
            {
                lease.SetAside($"{answer.Url} {answer.Text}");
                connection.Log.Limited(LogSeverity.Warning, "replay.refused", $"{answer.Url} {answer.Text} to spans from the spool; they are set aside.");
            }

            return isDone;
        }
        finally
        {
            if (!isDone)
            {
                lease.Release();
            }
        }
    }

    private Answer Post(SpooledRequest request)
    {
        if (connection.Authorization.IsOpen)
        {
            return Answer.CircuitOpen;
        }

        var timeout = TimeSpan.FromMilliseconds(connection.Settings.TimeoutMilliseconds);
        string? projectId = request.ProjectId;
        return (projectId is null ? connection.Projects.Find(request.ProjectName, timeout, connection.Pace.Aborted, out projectId) : null)
            ?? _poster.Post(new ArraySegment<byte>(request.Body), request.Path, projectId, timeout);
    }
}
