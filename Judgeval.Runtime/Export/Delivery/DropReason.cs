namespace Judgeval.Export.Delivery;

/// <summary>Why spans were dropped; <see cref="DropReasons"/> has the names that users see.</summary>
internal enum DropReason
{
    QueueFull,
    Unreachable,
    Timeout,
    Throttled,
    ServerError,
    Refused,
    Unauthorized,
    TooLarge,
    UnknownProject,
    SpoolFailed,
    Shutdown,
    Fault,
}
