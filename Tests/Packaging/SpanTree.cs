using System.Text;
using Google.Protobuf;
using Judgeval.Tests.Otlp;
using Judgeval.Tests.Support;

namespace Judgeval.Tests.Packaging;

/// <summary>Writes received spans as an indented text: name, kind, input, output and error, in the order in which they started.</summary>
internal static class SpanTree
{
    public static string Of(IReadOnlyList<Span> spans)
    {
        var ids = spans.Select(span => span.SpanId).ToHashSet();
        var orphans = spans.Where(span => !span.ParentSpanId.IsEmpty && !ids.Contains(span.ParentSpanId)).Select(span => span.Name);
        Assert.Empty(orphans);

        var children = spans.OrderBy(span => span.StartTimeUnixNano).ToLookup(span => span.ParentSpanId);
        var text = new StringBuilder();
        Append(text, children, ByteString.Empty, depth: 0);
        return text.ToString().TrimEnd();
    }

    private static void Append(StringBuilder text, ILookup<ByteString, Span> children, ByteString parent, int depth)
    {
        foreach (var span in children[parent])
        {
            text.Append(' ', 2 * depth).Append(Line(span)).Append('\n');
            Append(text, children, span.SpanId, depth + 1);
        }
    }

    private static string Line(Span span)
    {
        string?[] parts =
        [
            span.Name,
            Part("kind", span, "judgment.span_kind"),
            Part("declared", span, "judgment.declared_kind"),
            Part("in", span, "judgment.input"),
            Part("out", span, "judgment.output"),
            span.Status?.Code == Status.Types.StatusCode.Error ? $"{Part("error", span, "error.type")}: {span.Status.Message}" : null,
            span.Attributes.SingleOrDefault(attribute => attribute.Key == "judgment.stream.completed") is { Value.BoolValue: false } ? "stopped early" : null,
        ];
        return string.Join(' ', parts.Where(part => part != null));
    }

    private static string? Part(string name, Span span, string key) => span.Attributes.Text(key) is { } text ? $"{name}={text}" : null;
}
