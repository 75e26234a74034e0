using System.Diagnostics;
using System.Globalization;
using Judgeval.Tests.Support.Faults;

namespace Judgeval.Benchmarks.Delivery;

/// <summary>Runs every fault, and prints the table of <c>docs/reliability.md</c>. The server is in this process, the program in one of its own.</summary>
internal static class FaultTable
{
    public static void Print(string filter, TextWriter output)
    {
        output.WriteLine("| fault | spool | finished | delivered | duplicated | spooled | dropped | adds up | held, p99.9 | held, longest | peak memory |");
        output.WriteLine("|---|---|---|---|---|---|---|---|---|---|---|");
        foreach (FaultRow row in FaultRows.All.Where(row => row.Name.Contains(filter, StringComparison.OrdinalIgnoreCase)))
        {
            Print(row, output);
        }
    }

    private static void Print(FaultRow row, TextWriter output)
    {
        using var server = new FaultServer { Otherwise = row.Fault };
        if (row.IsDown)
        {
            server.Stop();
        }

        string? folder = row.HasSpool ? Directory.CreateTempSubdirectory("judgeval-benchmark-").FullName : null;
        DeliveryLoad load = row.Load with { Url = row.Url ?? server.Url, Spool = folder };
        DeliveryResult result = Run(row, server, load);
        if (folder is not null)
        {
            Empty(row, server, load);
            Directory.Delete(folder, recursive: true);
        }

        // Where a URL leads nowhere, the second process empties nothing.
        long kept = row.Url is null ? 0 : result.Spooled;
        bool addsUp = result.AddsUp && (!row.Load.Traces || result.Ended == server.Spans.Delivered + server.Spans.Rejected + result.Drops.Values.Sum() + kept);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {row.Name} | {(row.HasSpool ? "yes" : "")} | {result.Finished} | {server.Spans.Delivered} | {server.Spans.Duplicated} | {result.Spooled} | {Drops(result, server)} | {(addsUp ? "yes" : "NO")} | {result.HeldP999Microseconds:0} µs | {result.HeldLongestMicroseconds / 1000:0.0} ms | {result.PeakMegabytes:0} MB |"));
        output.Flush();
    }

    private static DeliveryResult Run(FaultRow row, FaultServer server, DeliveryLoad load)
    {
        using var done = new ManualResetEvent(false);
        var meanwhile = new Thread(() => row.Meanwhile?.Invoke(server, done));
        meanwhile.Start();
        DeliveryResult result = DeliveryChild.Await(load);
        done.Set();
        meanwhile.Join();
        return result;
    }

    // A second process delivers what the first one left; before it, perhaps, one that is killed at it.
    private static void Empty(FaultRow row, FaultServer server, DeliveryLoad load)
    {
        server.Stop();
        server.Otherwise = row.IsKilled ? Misbehave.NeverAnswer : Misbehave.NotAtAll;
        server.Restart();
        DeliveryLoad replay = load with { Url = row.Url ?? server.Url, Spans = 0, EmptiesSpool = true, FileLimit = null, Traces = true };
        if (row.IsKilled)
        {
            int before = server.Requests;
            using Process killed = DeliveryChild.Start(replay);
            DeliveryRun.WaitUntil(() => server.Requests > before);
            killed.Kill();
            killed.WaitForExit();
            server.Otherwise = Misbehave.NotAtAll;
        }

        if (row.Url is null)
        {
            DeliveryChild.Await(replay);
        }
    }

    private static string Drops(DeliveryResult result, FaultServer server)
    {
        var all = result.Drops.Select(static reason => $"{reason.Value} {reason.Key}").ToList();
        if (server.Spans.Rejected > 0)
        {
            all.Add($"{server.Spans.Rejected} rejected");
        }

        return all.Count == 0 ? "0" : string.Join(", ", all);
    }
}
