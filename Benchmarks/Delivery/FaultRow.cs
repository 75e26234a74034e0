using Judgeval.Tests.Support.Faults;

namespace Judgeval.Benchmarks.Delivery;

/// <summary>One fault, and the load that meets it.</summary>
/// <param name="Name">What is wrong.</param>
/// <param name="Load">What the program does.</param>
/// <param name="Fault">What the server does to a request.</param>
internal sealed record FaultRow(string Name, DeliveryLoad Load, Action<FaultExchange> Fault)
{
    /// <summary>What happens to the server meanwhile; the handle is set when the program has ended its spans, or itself.</summary>
    public Action<FaultServer, WaitHandle>? Meanwhile { get; init; }

    /// <summary>Whether spans that are not delivered go to a spool, which a second process empties.</summary>
    public bool HasSpool { get; init; }

    /// <summary>Nobody listens from the start.</summary>
    public bool IsDown { get; init; }

    /// <summary>The program is killed while it replays.</summary>
    public bool IsKilled { get; init; }

    /// <summary>Another URL than the server's.</summary>
    public string? Url { get; init; }
}
