using System.Diagnostics;
using Judgeval.Internal;

namespace Judgeval.Spans;

/// <summary>
/// Tells in one cheap look the span that most observed calls are: of the kind <c>span</c>, with an input and an output at most. No guardrail, model call or secret can
/// be found on it that its writer has not seen.
/// </summary>
internal static class PlainSpan
{
    internal static bool Is(Activity span, int lengthLimit)
    {
        foreach (ref readonly KeyValuePair<string, object?> tag in span.EnumerateTagObjects())
        {
            // The names are the writer's own objects; an equal name of somebody else's is looked at closely.
            if (tag.Value is not string text || text.Length > lengthLimit || !IsPlain(tag.Key, text))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsPlain(string key, string text) =>
        ReferenceEquals(key, SemanticConventions.Judgment.SpanKind)
            ? text == SpanKinds.Span
            : ReferenceEquals(key, SemanticConventions.Judgment.Input) || ReferenceEquals(key, SemanticConventions.Judgment.Output);
}
