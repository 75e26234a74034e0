using System.Diagnostics;
using Judgeval.Internal;
using Judgeval.Values;

namespace Judgeval.Spans;

/// <summary>Writes the exception that left an observed call onto its span.</summary>
internal static class ErrorRecorder
{
    /// <summary>Characters of a stack trace that are kept; more tells nobody more.</summary>
    internal const int StackTraceLimit = 8 * 1024;

    internal static void Record(Activity activity, Exception exception)
    {
        if (!activity.IsAllDataRequested)
        {
            return;
        }

        // The method did not return: a result noted before a later finally block threw is no result.
        activity.SetTag(SemanticConventions.Judgment.Output, null);
        if (exception is OperationCanceledException)
        {
            activity.SetTag(SemanticConventions.Judgment.Cancelled, true);
            return;
        }

        string type = exception.GetType().FullName ?? exception.GetType().Name;
        string? message = Text(SemanticConventions.Error.Message, exception, static e => e.Message, int.MaxValue);
        string? stackTrace = Text(SemanticConventions.Error.StackTrace, exception, static e => e.ToString(), StackTraceLimit);
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
