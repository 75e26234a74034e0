namespace Judgeval.Diagnostics;

/// <summary>How much a message matters; the words that <c>JUDGMENT_LOG_LEVEL</c> takes.</summary>
internal enum LogSeverity
{
    Debug,
    Info,
    Warning,
    Error,
    None,
}
