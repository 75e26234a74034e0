using System.Diagnostics;
using Judgeval.Internal;
using Judgeval.Spans;

namespace Judgeval;

/// <summary>
/// A span that the program holds. Disposing it ends the span. Every member does nothing when there is no span, when it is not recorded, and when it has
/// ended; none throws. A value of two words: nothing is allocated for it.
/// </summary>
/// <remarks>
/// Disposing it makes current again what was current before, as <see cref="System.Diagnostics.Activity.Stop"/> does; unlike that, only where the span is
/// current or around what is. So it may be disposed twice, after its parent, out of order, or on another thread, whose current activity stays.
/// <c>using</c> cannot see an exception that passes through it: record it with <see cref="RecordException"/>, or give <see cref="Tracer.Span(string, Action)"/> the
/// work to do.
/// </remarks>
/// <example>
/// <code>
/// using SpanScope span = Tracer.Span("load prices");
/// span.SetInput(symbol);
/// try
/// {
///     span.SetOutput(Load(symbol));
/// }
/// catch (IOException exception)
/// {
///     span.RecordException(exception);
///     throw;
/// }
/// </code>
/// </example>
public readonly struct SpanScope : IDisposable
{
    private readonly bool _endsSpan;

    internal SpanScope(Activity? activity, bool endsSpan)
    {
        Activity = activity;
        _endsSpan = endsSpan;
    }

    /// <summary>The span; null when there is none. Anything that works on an <see cref="System.Diagnostics.Activity"/> works on it.</summary>
    /// <remarks>A trace that sampling left out has an activity, which is not <see cref="System.Diagnostics.Activity.Recorded"/>, at its root only.</remarks>
    public Activity? Activity { get; }

    /// <summary>Whether what is set on the span is exported: there is one, it is recorded, and it has not ended. Worth a look before costly preparations.</summary>
    public bool IsRecording => SpanWriter.Recording(Activity) is not null;

    /// <summary>Sets an attribute to a text; secrets in it are masked. Null, or an empty key, sets nothing.</summary>
    public void SetAttribute(string key, string? value) => SpanWriter.SetAttribute(Activity, key, value);

    /// <summary>Sets an attribute to a text of one character, which would be a number otherwise.</summary>
    public void SetAttribute(string key, char value)
    {
        if (IsRecording)
        {
            SpanWriter.SetAttribute(Activity, key, value.ToString());
        }
    }

    /// <summary>Sets an attribute to true or false.</summary>
    public void SetAttribute(string key, bool value) => SpanWriter.SetPlain(Activity, key, value);

    /// <summary>Sets an attribute to an integer.</summary>
    public void SetAttribute(string key, long value) => SpanWriter.SetPlain(Activity, key, value);

    /// <summary>Sets an attribute to a number.</summary>
    public void SetAttribute(string key, double value) => SpanWriter.SetPlain(Activity, key, value);

    /// <inheritdoc cref="Tracer.SetAttribute(string, object)" path="/summary|/param|/remarks"/>
    public void SetAttribute(string key, object? value) => SpanWriter.SetAttribute(Activity, key, value);

    /// <summary>Sets several attributes, each as <see cref="SetAttribute(string, object)"/> does.</summary>
    public void SetAttributes(IEnumerable<KeyValuePair<string, object?>> attributes) => SpanWriter.SetAttributes(Activity, attributes);

    /// <summary>Sets <c>judgment.input</c>: a string as it is, anything else as JSON text.</summary>
    public void SetInput<T>(T input) => SpanWriter.SetText(Activity, SemanticConventions.Judgment.Input, input);

    /// <summary>Sets <c>judgment.output</c>: a string as it is, anything else as JSON text.</summary>
    public void SetOutput<T>(T output) => SpanWriter.SetText(Activity, SemanticConventions.Judgment.Output, output);

    /// <summary>Sets <c>judgment.span_kind</c>: one of <see cref="SpanKinds"/>, or any other text. Null or empty sets nothing.</summary>
    public void SetSpanKind(string kind) => SpanWriter.SetAttribute(Activity, SemanticConventions.Judgment.SpanKind, string.IsNullOrEmpty(kind) ? null : kind);

    /// <inheritdoc cref="Tracer.RecordLlmMetadata" path="/summary|/param|/remarks"/>
    public void RecordLlmMetadata(LlmMetadata metadata)
    {
        if (metadata is not null && Activity is null or { IsAllDataRequested: false, IsStopped: false })
        {
            Tracer.Active?.Calls?.Unrecorded(metadata!);
        }

        LlmAttributes.Write(Activity, metadata);
    }

    /// <summary>
    /// Records an exception as that of an observed method: status Error, one <c>exception</c> event, <c>error.type</c>, <c>error.message</c>,
    /// <c>error.stack_trace</c>; an <see cref="OperationCanceledException"/> is <c>judgment.cancelled</c> instead. The same one is recorded once.
    /// </summary>
    /// <param name="exception">What was thrown; null records nothing.</param>
    public void RecordException(Exception exception) => SpanWriter.RecordException(Activity, exception);

    /// <summary>Sets the status of the span.</summary>
    /// <param name="status">Success is left <see cref="ActivityStatusCode.Unset"/> by observed methods.</param>
    /// <param name="description">What went wrong; kept for <see cref="ActivityStatusCode.Error"/> only, secrets masked.</param>
    public void SetStatus(ActivityStatusCode status, string? description = null) => SpanWriter.SetStatus(Activity, status, description);

    /// <summary>Ends the span; that of <see cref="Tracer.CurrentSpan"/> is left to whoever started it.</summary>
    public void Dispose()
    {
        if (_endsSpan && Activity is { } activity)
        {
            ManualSpan.End(activity);
        }
    }
}
