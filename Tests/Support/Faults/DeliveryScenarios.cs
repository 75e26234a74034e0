using Judgeval.Export.Spooling;

namespace Judgeval.Tests.Support.Faults;

/// <summary>What child processes do that deliver spans in trouble of their own. Each prints what its test asserts, or where it is to be killed.</summary>
internal static class DeliveryScenarios
{
    private const string UrlKey = "DELIVERY_TEST_URL";
    private const string StateKey = "DELIVERY_TEST_STATE";
    private const int Spans = 1000;

    public static Dictionary<string, string> EnvironmentFor(FaultServer server, string state) => new() { [UrlKey] = server.Url, [StateKey] = state };

    public static Dictionary<string, string> EnvironmentFor(FaultServer server, TestSpool spool) => new() { [UrlKey] = server.Url, [SpoolScenarios.FolderKey] = spool.Folder };

    /// <summary>False if the scenario is another's.</summary>
    public static bool TryRun(string? name)
    {
        Action? scenario = name switch
        {
            nameof(StarveThePool) => StarveThePool,
            nameof(SpoolAndReplay) => SpoolAndReplay,
            nameof(SpoolToAFullDisk) => SpoolToAFullDisk,
            _ => null,
        };
        scenario?.Invoke();
        return scenario is not null;
    }

    /// <summary>Every thread that the pool may have waits for something of the program's own.</summary>
    public static void StarveThePool()
    {
        DeliveryRun run = Run(spool: null);
        if (Environment.GetEnvironmentVariable(StateKey) == "connected")
        {
            run.End(1);
            run.Tracer.Flush();
        }

        int threads = Environment.ProcessorCount;
        ThreadPool.SetMinThreads(threads, threads);
        ThreadPool.SetMaxThreads(threads, threads);
        using var busy = new CountdownEvent(threads);
        for (int i = 0; i < 4 * threads; i++)
        {
            ThreadPool.UnsafeQueueUserWorkItem(_ =>
            {
                busy.Signal();
                Thread.Sleep(Timeout.Infinite);
            }, null);
        }

        busy.Wait();
        run.End(Spans - (int)run.Tracer.ReadDiagnostics().Finished);
        DeliveryReport report = run.Stop();
        Console.WriteLine($"{report.AddsUp}, exported {report.Exported}, dropped {string.Join(' ', report.Drops)}");

        // OpenTelemetry's SDK waits for the pool when a process ends.
        System.Diagnostics.Process.GetCurrentProcess().Kill();
    }

    /// <summary>Spools, and after the parent said go, replays until it is killed.</summary>
    public static void SpoolAndReplay()
    {
        DeliveryRun first = Run(OpenSpool());
        first.End(Spans);
        Console.WriteLine($"spooled {first.Settle().Spooled}");
        DeliveryRun.WaitUntil(static () => File.Exists(Environment.GetEnvironmentVariable(SpoolScenarios.FolderKey) + ".go"));
        _ = Run(OpenSpool());
        Thread.Sleep(Timeout.Infinite);
    }

    public static void SpoolToAFullDisk()
    {
        DeliveryRun run = Run(OpenSpool());
        Libc.LimitFileSize(16);
        run.End(Spans);
        DeliveryReport report = run.Settle();
        Console.WriteLine($"{report.AddsUp} {string.Join(' ', report.Drops)}; {report.WarningLines.Count(static line => line.Contains("cannot be written to", StringComparison.Ordinal))}");
    }

    private static Spool OpenSpool() => Spool.TryOpen(new SpoolSettings(Environment.GetEnvironmentVariable(SpoolScenarios.FolderKey)!), TestSpool.Log(Console.Error))!;

    private static DeliveryRun Run(Spool? spool) => new(server: null, options =>
    {
        options.ApiUrl = Environment.GetEnvironmentVariable(UrlKey);
        options.Spool = spool;
    });
}
