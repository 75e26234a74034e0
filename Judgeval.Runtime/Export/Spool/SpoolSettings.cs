namespace Judgeval.Export.Spooling;

/// <summary>Where requests that could not be delivered are kept, and how much of them.</summary>
internal sealed record SpoolSettings(string Folder)
{
    /// <summary>What the folder may hold when nobody says otherwise: 256 MiB.</summary>
    internal const long DefaultMaxBytes = 256L * 1024 * 1024;

    /// <summary>The folder; made when it is not there. Several processes may share it.</summary>
    internal string Folder { get; } = Folder;

    /// <summary>The most bytes that all requests in the folder may have. The oldest go first.</summary>
    internal long MaxBytes { get; init; } = DefaultMaxBytes;

    /// <summary>The most requests: each write reads a listing of them.</summary>
    internal int MaxRequests { get; init; } = 10_000;

    /// <summary>How long to wait for another process that works in the folder.</summary>
    internal int BusyMilliseconds { get; init; } = 2000;

    /// <summary>The time of day, which only helps to order the files of several processes.</summary>
    internal Func<DateTimeOffset> Clock { get; init; } = static () => DateTimeOffset.UtcNow;
}
