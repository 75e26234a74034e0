namespace Judgeval.Diagnostics;

/// <summary>
/// The only place that touches the process's console: the console exporter, which the user chose, writes spans to standard output; warnings go to
/// standard error when the user gave no logger, because a problem nobody is told of is worse than a line on standard error.
/// </summary>
internal static class StandardStreams
{
    internal static TextWriter Output => Console.Out;

    internal static TextWriter Error => Console.Error;
}
