using System.Diagnostics;
using System.Runtime.CompilerServices;
using Judgeval.Internal;
using Judgeval.Values;

namespace Judgeval.Spans;

/// <summary>Writes exceptions onto spans.</summary>
internal static class ErrorRecorder
{
    /// <summary>Characters of a stack trace that are kept; more tells nobody more.</summary>
    internal const int StackTraceLimit = 8 * 1024;

    /// <summary>Exceptions behind an exception that its text may have: <see cref="Exception.ToString"/> needs stack for each.</summary>
    private const int LongestChain = 64;

    // An exception that leaves many calls is told by each, and its text grows by a frame with each; once it is twice as long as the limit, what is kept of it stays the same.
    private static readonly ConditionalWeakTable<Exception, string> CutTraces = new();

    // Where a span keeps the exception that the program itself has recorded on it.
    private const string RecordedProperty = "judgeval.recorded";

    /// <summary>Records the exception that left the call.</summary>
    internal static void Record(Activity activity, Exception exception)
    {
        if (!activity.IsAllDataRequested)
        {
            return;
        }

        // The method did not return: a result noted before a later finally block threw is no result.
        activity.SetTag(SemanticConventions.Judgment.Output, null);
        GuardrailRecorder.Withdraw(activity);
        if (!IsRecorded(activity, exception))
        {
            Describe(activity, exception);
        }
    }

    /// <summary>Records an exception that the program hands in; should it also leave the call, it is on the span already.</summary>
    internal static void RecordByHand(Activity activity, Exception exception)
    {
        if (!IsRecorded(activity, exception))
        {
            Describe(activity, exception);
            activity.SetCustomProperty(RecordedProperty, new WeakReference<Exception>(exception));
        }
    }

    private static bool IsRecorded(Activity activity, Exception exception) =>
        activity.GetCustomProperty(RecordedProperty) is WeakReference<Exception> recorded && recorded.TryGetTarget(out Exception? last) && ReferenceEquals(last, exception);

    private static void Describe(Activity activity, Exception exception)
    {
        if (exception is OperationCanceledException)
        {
            activity.SetTag(SemanticConventions.Judgment.Cancelled, true);
            return;
        }

        if (exception is GuardrailException blocked)
        {
            GuardrailRecorder.Blocked(activity, blocked);
        }

        string type = exception.GetType().FullName ?? exception.GetType().Name;
        string? message = Text(SemanticConventions.Error.Message, exception, static e => e.Message, int.MaxValue);
        string? stackTrace = Text(SemanticConventions.Error.StackTrace, exception, StackTrace, StackTraceLimit);
        activity.SetStatus(ActivityStatusCode.Error, message);
        activity.SetTag(SemanticConventions.Error.Type, type);
        activity.SetTag(SemanticConventions.Error.Message, message);
        activity.SetTag(SemanticConventions.Error.StackTrace, stackTrace);

        // With all three tags given, AddException adds none of its own, which would be neither masked nor bounded.
        activity.AddException(exception, new TagList
        {
            { SemanticConventions.Exception.Type, type },
            { SemanticConventions.Exception.Message, message ?? "" },
            { SemanticConventions.Exception.StackTrace, stackTrace ?? "" },
        });
    }

    // Not yet redacted: another tracer may be asked to redact it otherwise.
    private static string StackTrace(Exception exception)
    {
        if (CutTraces.TryGetValue(exception, out string? known))
        {
            return known;
        }

        string trace = Describe(exception);
        return trace.Length <= 2 * StackTraceLimit ? trace : CutTraces.GetValue(exception, _ => RecordedText.Bounded(trace, StackTraceLimit));
    }

    private static string Describe(Exception exception)
    {
        Exception? cause = exception;
        for (int length = 0; length < LongestChain && cause is not null; length++)
        {
            cause = cause.InnerException;
        }

        return cause is null
            ? exception.ToString()
            : $"{exception.GetType().FullName}: {exception.Message}{Environment.NewLine} ---> {exception.InnerException!.GetType().FullName}: {exception.InnerException.Message}{Environment.NewLine}{exception.StackTrace}";
    }

    // Both are virtual, so a user's exception may throw from them.
    private static string? Text(string key, Exception exception, Func<Exception, string?> read, int limit)
    {
        try
        {
            return RecordedText.Of(key, read(exception) ?? "", limit);
        }
        catch (Exception e)
        {
            Diagnostics.RuntimeEventSource.Instance.Fault("DescribeException", e);
            return $"<{e.GetType().Name} while describing the exception>";
        }
    }
}
