using Judgeval.Tests.Support.Faults;

namespace Judgeval.Benchmarks.Delivery;

/// <summary>Everything that goes wrong, for the table.</summary>
internal static class FaultRows
{
    private static readonly DeliveryLoad Usual = new();
    private static readonly DeliveryLoad Impatient = Usual with { TimeoutMilliseconds = 1000 };
    private static readonly DeliveryLoad Burst = Usual with { Spans = 10_000, PerSecond = 0, Threads = 1 };
    private static readonly DeliveryLoad Long = Usual with { Spans = 240_000 };

    public static IEnumerable<FaultRow> All => [.. Passing, .. Lasting, .. WithSpool, .. OwnTrouble];

    private static IEnumerable<FaultRow> Passing =>
    [
        new("tracing is off (the machine alone)", Usual with { Traces = false }, Misbehave.NotAtAll),
        new("none", Usual, Misbehave.NotAtAll),
        new("every 3rd connection reset in mid-body", Usual, Misbehave.Every(3, Misbehave.ResetInTheMiddle)),
        new("every 5th request taken in, then reset", Usual, Misbehave.Every(5, Misbehave.TakeInAndReset)),
        new("every 10th request never answered (timeout 1 s)", Impatient, Misbehave.Every(10, Misbehave.NeverAnswer)),
        new("requests read slowly", Usual, Misbehave.ReadSlowly),
        new("every 10th answer drips (timeout 1 s)", Impatient, Misbehave.Every(10, Misbehave.DripAnswer)),
        new("every 3rd 429", Usual, Misbehave.Every(3, Misbehave.Status(429))),
        new("every 10th 429, `Retry-After: 1`", Usual, Misbehave.Every(10, Misbehave.Status(429, "1"))),
        new("every 3rd 500", Usual, Misbehave.Every(3, Misbehave.Status(500))),
        new("503 for 2 s, then works", Usual, Misbehave.Status(503)) { Meanwhile = static (server, done) => WorkAfter(2, server, done) },
        new("nobody listens for 2 s, then works", Usual, Misbehave.NotAtAll) { IsDown = true, Meanwhile = static (server, done) => ComeBackAfter(2, server, done) },
        new("413 over 8 KB", Usual, Misbehave.RefuseLongerThan(8 * 1024)),
        new("partial success: 7 of each request rejected", Usual, Misbehave.Reject(7, "no")),
        new("answers cut off", Usual, Misbehave.CutAnswerOff),
        new("answers of 64 MB", Usual, Misbehave.AnswerTooMuch),
        new("gzip refused", Usual, Misbehave.RefuseGzip),
        new("server restarted every second", Usual, Misbehave.NotAtAll) { Meanwhile = Restart },
    ];

    private static IEnumerable<FaultRow> Lasting =>
    [
        new("nobody listens", Usual, Misbehave.NotAtAll) { IsDown = true },
        new("the host is unknown", Usual, Misbehave.NotAtAll) { Url = "http://judgment.invalid" },
        new("401", Usual, Misbehave.Status(401)),
        new("503", Usual, Misbehave.Status(503)),
        new("never answers", Impatient, Misbehave.NeverAnswer),
        new("stalls for a minute, then works", Long with { TimeoutMilliseconds = 2000 }, Misbehave.NeverAnswer) { Meanwhile = static (server, done) => WorkAfter(60, server, done) },
    ];

    private static IEnumerable<FaultRow> WithSpool =>
    [
        new("nobody listens", Usual, Misbehave.NotAtAll) { IsDown = true, HasSpool = true },
        new("the host is unknown", Usual, Misbehave.NotAtAll) { Url = "http://judgment.invalid", HasSpool = true },
        new("401", Usual, Misbehave.Status(401)) { HasSpool = true },
        new("503", Usual, Misbehave.Status(503)) { HasSpool = true },
        new("never answers", Impatient, Misbehave.NeverAnswer) { HasSpool = true },
        new("stalls for a minute, then works", Long with { TimeoutMilliseconds = 2000 }, Misbehave.NeverAnswer) { HasSpool = true, Meanwhile = static (server, done) => WorkAfter(60, server, done) },
        new("server restarted every second", Usual, Misbehave.NotAtAll) { HasSpool = true, Meanwhile = Restart },
        new("killed with SIGKILL while it replays", Usual, Misbehave.Status(503)) { HasSpool = true, IsKilled = true },
        new("503, and the disk is full", Usual with { FileLimit = 1024 }, Misbehave.Status(503)) { HasSpool = true },
    ];

    private static IEnumerable<FaultRow> OwnTrouble =>
    [
        new("burst of 10,000 spans, queue of 8192", Burst, Misbehave.NotAtAll),
        new("burst of 10,000 spans, queue of 20,000", Burst with { QueueSize = 20_000 }, Misbehave.NotAtAll),
        new("burst of 10,000 spans, queue of 8192", Burst, Misbehave.NotAtAll) { HasSpool = true },
        new("64 threads at once, queue of 40,000", Usual with { Spans = 32_000, Threads = 64, PerSecond = 0, QueueSize = 40_000 }, Misbehave.NotAtAll),
        new("thread pool used up", Usual with { StarvesPool = true }, Misbehave.NotAtAll),
    ];

    private static void WorkAfter(int seconds, FaultServer server, WaitHandle done)
    {
        done.WaitOne(TimeSpan.FromSeconds(seconds));
        server.Stop();
        server.Otherwise = Misbehave.NotAtAll;
        server.Restart();
    }

    private static void ComeBackAfter(int seconds, FaultServer server, WaitHandle done)
    {
        done.WaitOne(TimeSpan.FromSeconds(seconds));
        server.Restart();
    }

    private static void Restart(FaultServer server, WaitHandle done)
    {
        while (!done.WaitOne(TimeSpan.FromSeconds(1)))
        {
            server.Stop();
            done.WaitOne(TimeSpan.FromMilliseconds(200));
            server.Restart();
        }
    }
}
