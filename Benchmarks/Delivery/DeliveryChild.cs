using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Judgeval.Export.Delivery;
using Judgeval.Export.Spooling;
using Judgeval.Diagnostics;
using Judgeval.Tests.Support.Faults;

namespace Judgeval.Benchmarks.Delivery;

/// <summary>The measured process: a program that ends spans while something is wrong.</summary>
internal static class DeliveryChild
{
    public const string Command = "delivery-child";

    private const string LoadKey = "DELIVERY_LOAD";

    /// <summary>Starts one.</summary>
    public static Process Start(DeliveryLoad load)
    {
        ProcessStartInfo start = MeasuredProcess.Info(Command);
        start.Environment[LoadKey] = JsonSerializer.Serialize(load);
        return Process.Start(start)!;
    }

    /// <summary>Runs one to its end.</summary>
    public static DeliveryResult Await(DeliveryLoad load, Action<string>? told = null)
    {
        using Process process = Start(load);
        while (process.StandardOutput.ReadLine() is { } line)
        {
            if (line.StartsWith('{'))
            {
                return JsonSerializer.Deserialize<DeliveryResult>(line)!;
            }

            told?.Invoke(line);
        }

        throw new InvalidOperationException("the measured process ended early");
    }

    public static void Run()
    {
        var load = JsonSerializer.Deserialize<DeliveryLoad>(Environment.GetEnvironmentVariable(LoadKey)!)!;
        using var run = new DeliveryRun(server: null, options => Configure(options, load), TimeSource.System);
        if (load.StarvesPool)
        {
            run.End(1);
            run.Tracer.Flush();
            StarvePool();
        }

        if (load.FileLimit is { } limit)
        {
            Libc.LimitFileSize(limit);
        }

        using Timer? telling = load.TellSeconds is { } seconds ? new Timer(_ => Tell(run), null, TimeSpan.Zero, TimeSpan.FromSeconds(seconds)) : null;
        run.End(load.Spans / load.Threads, load.Threads, perSecond: load.PerSecond);
        long end = Stopwatch.GetTimestamp();
        while (!IsSettled(run, load) && Stopwatch.GetElapsedTime(end).TotalSeconds < load.SettleSeconds)
        {
            Thread.Sleep(20);
        }

        telling?.Change(Timeout.Infinite, Timeout.Infinite);
        Console.WriteLine(JsonSerializer.Serialize(ResultOf(run.Stop())));
        Console.Out.Flush();

        // Its end is not what is measured, and OpenTelemetry's SDK waits for the thread pool in it.
        Process.GetCurrentProcess().Kill();
    }

    private static void Configure(TracerOptions options, DeliveryLoad load)
    {
        options.ApiUrl = load.Url;
        options.Monitoring = load.Traces;
        options.MaxQueueSize = load.QueueSize;
        options.TimeoutMilliseconds = load.TimeoutMilliseconds;
        options.ScheduleDelayMilliseconds = null;
        options.Compression = load.Compression;
        options.Spool = load.Spool is null ? null : Spool.TryOpen(new SpoolSettings(load.Spool), new RuntimeLog(null, LogSeverity.Warning, Console.Error));
    }

    private static bool IsSettled(DeliveryRun run, DeliveryLoad load) =>
        run.Tracer.ReadDiagnostics().Pending == 0 && (!load.EmptiesSpool || !Directory.EnumerateFiles(load.Spool!, "*.otlp").Any());

    private static void StarvePool()
    {
        int threads = Environment.ProcessorCount;
        ThreadPool.SetMinThreads(threads, threads);
        ThreadPool.SetMaxThreads(threads, threads);
        for (int i = 0; i < 4 * threads; i++)
        {
            ThreadPool.UnsafeQueueUserWorkItem(static _ => Thread.Sleep(Timeout.Infinite), null);
        }
    }

    private static void Tell(DeliveryRun run)
    {
        TracerDiagnostics now = run.Tracer.ReadDiagnostics();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Memory("VmRSS"):0} MB, {GC.GetTotalMemory(false) / 1048576.0:0} MB managed, {now.Finished} finished, {now.Exported} exported, {now.Spooled} spooled, {now.Replayed} replayed, {now.Dropped} dropped, {now.Pending} wait"));
    }

    private static DeliveryResult ResultOf(DeliveryReport report) => new()
    {
        Ended = report.Ended,
        Finished = report.Diagnostics.Finished,
        Exported = report.Exported,
        Rejected = report.Diagnostics.Rejected,
        Spooled = report.Spooled,
        Replayed = report.Diagnostics.Replayed,
        Pending = report.Diagnostics.Pending,
        Drops = report.Drops.ToDictionary(),
        Requests = report.Diagnostics.Requests,
        HeldP999Microseconds = report.Held.P999.TotalMicroseconds,
        HeldLongestMicroseconds = report.Held.Longest.TotalMicroseconds,
        PeakMegabytes = Memory("VmHWM"),
    };

    // In megabytes; Linux only, as the process's own counters are.
    private static double Memory(string key)
    {
        string line = File.ReadLines("/proc/self/status").First(line => line.StartsWith(key, StringComparison.Ordinal));
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) / 1024;
    }
}
