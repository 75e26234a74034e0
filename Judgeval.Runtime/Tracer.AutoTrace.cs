using System.Diagnostics;
using Judgeval.Diagnostics;
using Judgeval.Internal;
using Judgeval.Spans;

namespace Judgeval;

// The trace that begins with the tracer.
public sealed partial class Tracer
{
    private Activity? _automaticTrace;

    /// <summary>
    /// Ends the trace that <see cref="TracerOptions.AutoStartTrace"/> began: spans that start later here begin traces of their own. Does nothing if there is none.
    /// </summary>
    /// <remarks>Disposing the tracer ends it too, and so does the end of the process.</remarks>
    /// <example>
    /// <code>
    /// Prepare();
    /// Tracer.EndAutoTrace();
    /// Serve();
    /// </code>
    /// </example>
    public static void EndAutoTrace() => Active?.EndAutomaticTrace();

    /// <summary>Begins the trace, if there is to be one, and makes its span current in this flow.</summary>
    internal void StartAutomaticTrace()
    {
        if (_settings.AutoTraceName is not { } name || Source is null)
        {
            return;
        }

        Activity? ambient = Activity.Current;
        try
        {
            _automaticTrace = ManualSpan.StartActivity(name);
            SpanWriter.SetAttribute(_automaticTrace, SemanticConventions.Judgment.SpanKind, SpanKinds.Span);
            SpanWriter.SetPlain(_automaticTrace, SemanticConventions.Traccia.AutoStarted, true);
        }
        catch (Exception e)
        {
            Faults.Report(nameof(TracerOptions.AutoStartTrace), e);
            CurrentActivity.Restore(ambient);
        }
    }

    internal void EndAutomaticTrace(Exception? fault = null)
    {
        if (Interlocked.Exchange(ref _automaticTrace, null) is not { } trace)
        {
            return;
        }

        try
        {
            SpanEnder.EndAround(trace, fault);
        }
        catch (Exception e)
        {
            Faults.Report(nameof(EndAutoTrace), e);
        }
    }
}
