using System.Globalization;
using Judgeval.Tests.Support.Faults;

namespace Judgeval.Benchmarks.Delivery;

/// <summary>5,000 spans a second for minutes, while the server comes and goes: memory stays flat, and every span is accounted for.</summary>
internal static class Soak
{
    private const int PerSecond = 5000;

    public static void Print(double minutes, TextWriter output)
    {
        string folder = Directory.CreateTempSubdirectory("judgeval-soak-").FullName;
        try
        {
            using var server = new FaultServer();
            using var done = new ManualResetEvent(false);
            var flapping = new Thread(() => Flap(server, done));
            flapping.Start();
            var load = new DeliveryLoad { Url = server.Url, Spool = folder, Spans = (int)(minutes * 60 * PerSecond), PerSecond = PerSecond, TellSeconds = Math.Max(5, minutes * 2), TimeoutMilliseconds = 2000 };
            DateTime start = DateTime.UtcNow;
            DeliveryResult result = DeliveryChild.Await(load, line => output.WriteLine($"{(DateTime.UtcNow - start).TotalSeconds.ToString("0", CultureInfo.InvariantCulture),5} s: {line}"));
            done.Set();
            flapping.Join();
            server.Stop();
            server.Otherwise = Misbehave.NotAtAll;
            server.Restart();
            DeliveryResult rest = DeliveryChild.Await(load with { Spans = 0, EmptiesSpool = true, TellSeconds = null, SettleSeconds = 300 });
            long dropped = result.Drops.Values.Sum();
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{result.Finished} finished = {result.Exported} exported + {result.Spooled} spooled ({result.Replayed} replayed by itself, {rest.Replayed} by the next process) + {dropped} dropped: {(result.AddsUp ? "adds up" : "DOES NOT ADD UP")}"));
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{server.Spans.Delivered} delivered, {server.Spans.Duplicated} of them twice, {result.Ended - server.Spans.Delivered - dropped} missing; held p99.9 {result.HeldP999Microseconds:0} µs, longest {result.HeldLongestMicroseconds / 1000:0.0} ms; peak {result.PeakMegabytes:0} MB"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // Works for a while, then each trouble in turn.
    private static void Flap(FaultServer server, WaitHandle done)
    {
        Action<FaultExchange>[] troubles = [Misbehave.Status(503), Misbehave.ResetInTheMiddle, Misbehave.Status(429, "1"), Misbehave.NeverAnswer];
        for (int i = 0; !done.WaitOne(TimeSpan.FromSeconds(5)); i++)
        {
            if (i % 5 == 4)
            {
                server.Stop();
                done.WaitOne(TimeSpan.FromSeconds(3));
                server.Restart();
                continue;
            }

            server.Otherwise = troubles[i % 5];
            done.WaitOne(TimeSpan.FromSeconds(3));
            server.Otherwise = Misbehave.NotAtAll;
        }
    }
}
