namespace Judgeval.Benchmarks.Delivery;

/// <summary>What a measured process does.</summary>
internal sealed record DeliveryLoad
{
    public string Url { get; init; } = "";

    /// <summary>The folder of its spool; null for none.</summary>
    public string? Spool { get; init; }

    public int Spans { get; init; } = 20_000;

    /// <summary>0 for as fast as it can.</summary>
    public int PerSecond { get; init; } = 4000;

    public int Threads { get; init; } = 8;

    public int? QueueSize { get; init; }

    public int? TimeoutMilliseconds { get; init; }

    public string? Compression { get; init; }

    /// <summary>How long it waits for its spans before it ends.</summary>
    public double SettleSeconds { get; init; } = 40;

    /// <summary>Waits until its spool is empty, too.</summary>
    public bool EmptiesSpool { get; init; }

    /// <summary>Whether it traces at all; if not, what is measured is the machine.</summary>
    public bool Traces { get; init; } = true;

    /// <summary>Uses the thread pool up, when it has connected.</summary>
    public bool StarvesPool { get; init; }

    /// <summary>As large as its files may become.</summary>
    public ulong? FileLimit { get; init; }

    /// <summary>Tells its memory every so many seconds.</summary>
    public double? TellSeconds { get; init; }
}
