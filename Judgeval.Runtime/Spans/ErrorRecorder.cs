using System.Diagnostics;
using Judgeval.Internal;
using Judgeval.Values;

namespace Judgeval.Spans;

/// <summary>Writes exceptions onto spans.</summary>
internal static class ErrorRecorder
{
    /// <summary>Characters of a stack trace that are kept; more tells nobody more.</summary>
    internal const int StackTraceLimit = 8 * 1024;

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

        string type = exception.GetType().FullName ?? exception.GetType().Name;
        string message = Text(exception, static e => e.Message, ValueCapture.Limit);
        string stackTrace = Text(exception, static e => e.ToString(), StackTraceLimit);
        activity.SetStatus(ActivityStatusCode.Error, message);
        activity.SetTag(SemanticConventions.Error.Type, type);
        activity.SetTag(SemanticConventions.Error.Message, message);
        activity.SetTag(SemanticConventions.Error.StackTrace, stackTrace);

        // With all three tags given, AddException adds none of its own, which would be neither masked nor bounded.
        activity.AddException(exception, new TagList
        {
            { SemanticConventions.Exception.Type, type },
            { SemanticConventions.Exception.Message, message },
            { SemanticConventions.Exception.StackTrace, stackTrace },
        });
    }

    // Both are virtual, so a user's exception may throw from them.
    private static string Text(Exception exception, Func<Exception, string?> read, int limit)
    {
        try
        {
            return RecordedText.Of(read(exception) ?? "", limit);
        }
        catch (Exception e)
        {
            Diagnostics.RuntimeEventSource.Instance.Fault("DescribeException", e);
            return $"<{e.GetType().Name} while describing the exception>";
        }
    }
}
