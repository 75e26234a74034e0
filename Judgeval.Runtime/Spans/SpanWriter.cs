using System.Diagnostics;
using Judgeval.Diagnostics;
using Judgeval.Internal;
using Judgeval.Values;

namespace Judgeval.Spans;

/// <summary>Writes what the program says of a span. Nothing happens to a span that has ended or is not recorded, and nothing thrown here reaches the program.</summary>
internal static class SpanWriter
{
    /// <summary>The span if what is written to it is exported, else null.</summary>
    internal static Activity? Recording(Activity? span) => span is { IsAllDataRequested: true, IsStopped: false } ? span : null;

    internal static void SetAttribute(Activity? span, string key, string? value)
    {
        if (Recording(span) is { } recording && !string.IsNullOrEmpty(key) && value is not null)
        {
            Write(recording, key, value, static (span, key, value) => span.SetTag(key, RecordedText.Of(key, value)));
        }
    }

    internal static void SetAttribute(Activity? span, string key, object? value)
    {
        if (Recording(span) is { } recording && !string.IsNullOrEmpty(key) && value is not null)
        {
            Write(recording, key, value, static (span, key, value) => span.SetTag(key, AttributeValue.Of(key, value)));
        }
    }

    // For values that are attributes as they are: boxed only here, once something is recorded.
    internal static void SetPlain<T>(Activity? span, string key, T value)
        where T : struct
    {
        if (Recording(span) is { } recording && !string.IsNullOrEmpty(key))
        {
            Write(recording, key, value, static (span, key, value) => span.SetTag(key, value));
        }
    }

    internal static void SetAttributes(Activity? span, IEnumerable<KeyValuePair<string, object?>>? attributes)
    {
        if (attributes is null || Recording(span) is null)
        {
            return;
        }

        try
        {
            foreach (KeyValuePair<string, object?> attribute in attributes)
            {
                SetAttribute(span, attribute.Key, attribute.Value);
            }
        }
        catch (Exception e)
        {
            Faults.Report(nameof(SetAttributes), e);
        }
    }

    /// <summary>Writes a value as observed methods write arguments and results: a string as it is, anything else as JSON text.</summary>
    internal static void SetText<T>(Activity? span, string key, T value)
    {
        if (Recording(span) is { } recording)
        {
            Write(recording, key, value, static (span, key, value) => span.SetTag(key, ValueCapture.TextOf(key, value)));
        }
    }

    /// <summary>Names the span. Nothing is written when it has been started under that very name.</summary>
    internal static void SetName(Activity? span, string? name)
    {
        if (Recording(span) is { } recording && !string.IsNullOrEmpty(name))
        {
            Write(recording, "", name!, static (span, _, name) =>
            {
                string text = AttributeValue.Of(name);
                if (!ReferenceEquals(span.DisplayName, text))
                {
                    span.DisplayName = text;
                }
            });
        }
    }

    internal static void SetStatus(Activity? span, ActivityStatusCode status, string? description)
    {
        if (Recording(span) is { } recording)
        {
            Write(recording, description, status, static (span, description, status) => span.SetStatus(status, description is null ? null : RecordedText.Of(SemanticConventions.Error.Message, description)));
        }
    }

    internal static void RecordException(Activity? span, Exception? exception)
    {
        if (Recording(span) is { } recording && exception is not null)
        {
            Write(recording, "", exception, static (span, _, exception) => ErrorRecorder.RecordByHand(span, exception));
        }
    }

    private static void Write<TKey, T>(Activity span, TKey key, T value, Action<Activity, TKey, T> write)
    {
        try
        {
            write(span, key, value);
        }
        catch (Exception e)
        {
            Faults.Report(nameof(SetAttribute), e);
        }
    }
}
