namespace Judgeval.Export.Delivery;

/// <summary>What the reasons are called in counters; <c>docs/reliability.md</c> explains them.</summary>
internal static class DropReasons
{
    internal const int Count = (int)DropReason.Fault + 1;

    internal static string Name(this DropReason reason) => reason switch
    {
        DropReason.QueueFull => "queue_full",
        DropReason.Unreachable => "unreachable",
        DropReason.Timeout => "timeout",
        DropReason.Throttled => "throttled",
        DropReason.ServerError => "server_error",
        DropReason.Refused => "refused",
        DropReason.Unauthorized => "unauthorized",
        DropReason.TooLarge => "too_large",
        DropReason.UnknownProject => "unknown_project",
        DropReason.SpoolFailed => "spool_failed",
        DropReason.Shutdown => "shutdown",
        _ => "fault",
    };
}
