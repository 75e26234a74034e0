using System.Diagnostics;
using Judgeval.Export.Delivery;

namespace Judgeval.Tests.Support.Faults;

/// <summary>Drives spans from threads through a real tracer to a server, and says what became of each and how long the program was held.</summary>
internal sealed class DeliveryRun : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    private readonly FaultServer? _server;
    private readonly HeldTimes _held = new();
    private long _ended;
    private int _isStopped;

    public DeliveryRun(FaultServer? server, Action<TracerOptions>? configure = null, TimeSource? time = null)
    {
        _server = server;
        var options = new TracerOptions
        {
            ProjectName = "shop",
            ApiKey = Key,
            OrganizationId = "the-org",
            ApiUrl = server?.Url,
            ScheduleDelayMilliseconds = 20,
            TimeoutMilliseconds = 5000,
            RecordGit = false,
            WarningWriter = Warnings,
            Time = time ?? new FastTime(),
        };
        configure?.Invoke(options);
        Tracer = Tracer.Create(options, static _ => null);
    }

    public const string Key = "the-secret-key";

    public Tracer Tracer { get; }

    public StringWriter Warnings { get; } = new();

    /// <summary>Ends as many spans on each thread; all at once, or so many a second.</summary>
    public void End(int spans, int threads = 1, Func<bool>? until = null, int perSecond = 0)
    {
        // Threads of the run's own: the pool may be what is tested.
        var running = new List<Thread>();
        for (int i = 0; i < threads; i++)
        {
            var thread = new Thread(() => EndSpans(spans, until, perSecond / threads));
            thread.Start();
            running.Add(thread);
        }

        running.ForEach(static thread => thread.Join());
    }

    /// <summary>Waits until something came of every span, however often it has to be tried.</summary>
    public void WaitUntilSettled() => WaitUntil(() => Tracer.ReadDiagnostics().Pending == 0);

    /// <summary>Waits for what has to come about.</summary>
    public static void WaitUntil(Func<bool> condition)
    {
        long start = Stopwatch.GetTimestamp();
        while (!condition())
        {
            if (Stopwatch.GetElapsedTime(start) > Longest)
            {
                throw new TimeoutException("it does not come about");
            }

            Thread.Sleep(5);
        }
    }

    /// <summary>Ends the tracer as a program does, and says what became of the spans.</summary>
    public DeliveryReport Stop(int milliseconds = 5000)
    {
        if (Interlocked.Exchange(ref _isStopped, 1) == 0)
        {
            Tracer.Stop(milliseconds);
        }

        if (_server?.Broken.TryPeek(out Exception? broken) == true)
        {
            throw new InvalidOperationException("what was sent cannot be read", broken);
        }

        TracerDiagnostics now = Tracer.ReadDiagnostics();
        return new DeliveryReport
        {
            Ended = Interlocked.Read(ref _ended),
            Diagnostics = now,
            Delivered = _server?.Spans.Delivered ?? 0,
            Duplicated = _server?.Spans.Duplicated ?? 0,
            RejectedByServer = _server?.Spans.Rejected ?? 0,
            Held = _held.Read(),
            Warnings = Warnings.ToString(),
        };
    }

    /// <summary>Waits until something came of every span, then as <see cref="Stop"/>.</summary>
    public DeliveryReport Settle()
    {
        WaitUntilSettled();
        return Stop();
    }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isStopped, 1) == 0)
        {
            Tracer.Stop(100);
        }
    }

    private void EndSpans(int spans, Func<bool>? until, int perSecond)
    {
        Judgeval.Spans.TracerScope.SetOverride(Tracer);
        var held = new HeldTimes();
        long ended = 0;
        long first = Stopwatch.GetTimestamp();
        while (ended < spans && until?.Invoke() != true)
        {
            while (perSecond > 0 && ended > Stopwatch.GetElapsedTime(first).TotalSeconds * perSecond)
            {
                Thread.Sleep(1);
            }

            long start = Stopwatch.GetTimestamp();
            using (Tracer.Span("work"))
            {
            }

            held.Add(Stopwatch.GetTimestamp() - start);
            ended++;
        }

        Interlocked.Add(ref _ended, ended);
        _held.Add(held);
    }
}
