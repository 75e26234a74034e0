using Judgeval.Diagnostics;

namespace Judgeval;

/// <content>What became of the spans.</content>
public sealed partial class Tracer
{
    /// <summary>What became of the spans of the active tracer so far; all zero without one.</summary>
    /// <remarks>A snapshot, which costs about a microsecond; spans are counted whether it is read or not.</remarks>
    /// <example>
    /// <code>
    /// TracerDiagnostics now = Tracer.Diagnostics;
    /// Console.WriteLine($"{now.Exported} of {now.Finished} spans exported, {now.Dropped} dropped, {now.Pending} on their way");
    /// </code>
    /// </example>
    public static TracerDiagnostics Diagnostics => Active?.ReadDiagnostics() ?? TracerDiagnostics.None;

    /// <summary>What became of the spans of this tracer so far; also when it is shut down.</summary>
    public TracerDiagnostics ReadDiagnostics()
    {
        var builder = new DiagnosticsBuilder();
        _pipeline?.WriteTo(builder, _connection?.Ledger);
        _connection?.Counters.WriteTo(builder);
        builder.Evicted = _connection?.Spool?.EvictedSpans ?? 0;
        return new TracerDiagnostics(builder);
    }
}
