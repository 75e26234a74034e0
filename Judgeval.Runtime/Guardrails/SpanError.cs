using System.Diagnostics;
using Judgeval.Internal;

namespace Judgeval.Guardrails;

/// <summary>How a span failed: what it says itself, else its exception event, which is all that other instrumentations write, else its status.</summary>
internal readonly record struct SpanError(string? Type, string TypeKey, string? Message, string MessageKey)
{
    private const string StatusKey = "status.description";

    internal static SpanError Of(Activity span)
    {
        string? type = Text(span, SemanticConventions.Error.Type);
        string? message = Text(span, SemanticConventions.Error.Message);
        if (type is not null && message is not null)
        {
            return new SpanError(type, SemanticConventions.Error.Type, message, SemanticConventions.Error.Message);
        }

        (string? eventType, string? eventMessage) = OfEvent(span);
        return new SpanError(
            type ?? eventType,
            type is null ? SemanticConventions.Exception.Type : SemanticConventions.Error.Type,
            message ?? eventMessage ?? span.StatusDescription,
            message is not null ? SemanticConventions.Error.Message : eventMessage is not null ? SemanticConventions.Exception.Message : StatusKey);
    }

    private static (string? Type, string? Message) OfEvent(Activity span)
    {
        string? type = null;
        string? message = null;
        foreach (ref readonly ActivityEvent recorded in span.EnumerateEvents())
        {
            if (recorded.Name != SemanticConventions.Exception.EventName)
            {
                continue;
            }

            foreach (ref readonly KeyValuePair<string, object?> tag in recorded.EnumerateTagObjects())
            {
                type = tag.Key == SemanticConventions.Exception.Type ? tag.Value as string : type;
                message = tag.Key == SemanticConventions.Exception.Message ? tag.Value as string : message;
            }
        }

        return (type, message);
    }

    private static string? Text(Activity span, string key) => span.GetTagItem(key) is string { Length: > 0 } text ? text : null;
}
