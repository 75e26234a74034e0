namespace Judgeval.Tests.Support.Faults;

/// <summary>What became of the spans of a run: as the tracer says, and as the server does.</summary>
internal sealed record DeliveryReport
{
    /// <summary>Spans that the run ended.</summary>
    public required long Ended { get; init; }

    public required TracerDiagnostics Diagnostics { get; init; }

    public required long Delivered { get; init; }

    public required long Duplicated { get; init; }

    public required long RejectedByServer { get; init; }

    public required (TimeSpan P999, TimeSpan Longest) Held { get; init; }

    public required string Warnings { get; init; }

    public long Exported => Diagnostics.Exported;

    public long Spooled => Diagnostics.Spooled;

    public long Dropped => Diagnostics.Dropped;

    /// <summary>The reasons for which spans were dropped.</summary>
    public IReadOnlyDictionary<string, long> Drops => Diagnostics.DroppedByReason.Where(static reason => reason.Value > 0).ToDictionary();

    public string[] WarningLines => Warnings.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Whether every span that ended is accounted for, once.</summary>
    public bool AddsUp => Ended == Diagnostics.Finished && Diagnostics.Pending == 0 && Diagnostics.Started == Ended;
}
