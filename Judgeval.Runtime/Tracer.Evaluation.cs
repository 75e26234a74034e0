using System.Diagnostics;
using Judgeval.Configuration;
using Judgeval.Diagnostics;
using Judgeval.Spans;
using Judgeval.Spans.Context;

namespace Judgeval;

/// <content>Asking Judgment to judge what a span did.</content>
public sealed partial class Tracer
{
    /// <summary>
    /// Asks Judgment to let a judge evaluate the current span, once it has arrived there: <c>judgment.pending_trace_eval</c>, a JSON array with an entry for each
    /// call. Nothing is sent or waited for now.
    /// </summary>
    /// <remarks>
    /// The values of the example are recorded as JSON, as they are now; secrets are masked, long ones shortened, and one that fails becomes a placeholder. The entry
    /// has an id and a time of its own, so one example serves several judges. A span takes 32 entries of 1,048,576 characters in all; more are dropped with one warning.
    /// Without a recorded span, an account, or with <c>JUDGMENT_EVALUATIONS=false</c>, and in an <see cref="OfflineTracer"/>, nothing happens.
    /// </remarks>
    /// <param name="judge">The name of the judge; a blank one asks for nothing.</param>
    /// <param name="example">What the judge is told besides the span.</param>
    /// <example>
    /// <code>
    /// Tracer.AsyncEvaluate("helpfulness", new Example { ["input"] = question, ["actual_output"] = answer });
    /// </code>
    /// </example>
    public static void AsyncEvaluate(string judge, Example? example = null)
    {
        try
        {
            if (!string.IsNullOrWhiteSpace(judge)
                && Active is { _connection: not null, Evaluations: true, _settings: { IsOffline: false, Platform: null } } tracer
                && SpanWriter.Recording(SpanStarter.Nearest()) is { Recorded: true } span
                && !PendingEvaluations.TryAdd(span, judge, example, tracer.ProjectIdOf(span)))
            {
                tracer.Log.Once(LogSeverity.Warning, "evaluations.dropped", "a span asks for more evaluations than are kept for one, so some are dropped; see Tracer.AsyncEvaluate.");
            }
        }
        catch (Exception e)
        {
            Faults.Report(nameof(AsyncEvaluate), e);
        }
    }

    // What is not known yet is filled in when the span is exported.
    private string? ProjectIdOf(Activity span) => CurrentContext.ProjectOf(span) is null ? ProjectId : null;
}
