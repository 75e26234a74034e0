using System.Diagnostics;
using System.Globalization;
using System.Text;
using Judgeval.Export.Profiles;
using Judgeval.Internal;

namespace Judgeval.Export;

/// <summary>Draws the spans of one trace for a person: a line each, indented under its parent, in the order in which they started.</summary>
internal static class SpanTree
{
    private const int LineLength = 120;
    private const int IndentLength = 2;

    internal static string Render(IReadOnlyCollection<Activity> spans)
    {
        var ids = new HashSet<ActivitySpanId>(spans.Select(span => span.SpanId));
        ILookup<ActivitySpanId, Activity> children = spans.OrderBy(span => span.StartTimeUtc).ToLookup(span => ids.Contains(span.ParentSpanId) ? span.ParentSpanId : default);
        var text = new StringBuilder();
        foreach (Activity root in children[default])
        {
            Append(text, root, children, depth: 0);
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, Activity span, ILookup<ActivitySpanId, Activity> children, int depth)
    {
        string kind = ProfileWriter.Find(span, SemanticConventions.Judgment.SpanKind) is string named ? $" [{named}]" : "";
        Line(text, depth, $"{span.DisplayName}{kind} {Duration(span.Duration)}");
        Detail(text, depth, "input", Shown(ProfileWriter.Find(span, SemanticConventions.Judgment.Input)) is var input && input != "{}" ? input : null);
        Detail(text, depth, "output", Shown(ProfileWriter.Find(span, SemanticConventions.Judgment.Output)));
        if (span.Status == ActivityStatusCode.Error)
        {
            Detail(text, depth, "error", $"{span.GetTagItem(SemanticConventions.Error.Type)}: {span.StatusDescription}");
        }

        if (ProfileWriter.Find(span, SemanticConventions.Guardrails.Triggered) is true)
        {
            Line(text, depth + 1, "triggered");
        }

        if (ProfileWriter.Find(span, SemanticConventions.Judgment.Cancelled) is true)
        {
            Line(text, depth + 1, "cancelled");
        }

        if (ProfileWriter.Find(span, SemanticConventions.Judgment.Stream.Completed) is false)
        {
            Line(text, depth + 1, "stopped early");
        }

        foreach (Activity child in children[span.SpanId])
        {
            Append(text, child, children, depth + 1);
        }
    }

    private static void Detail(StringBuilder text, int depth, string name, string? value)
    {
        if (value is not null)
        {
            Line(text, depth + 1, $"{name}: {value}");
        }
    }

    private static void Line(StringBuilder text, int depth, string line)
    {
        string flat = line.Replace("\r", "").Replace("\n", "\\n");
        text.Append(' ', depth * IndentLength).Append(flat.Length <= LineLength ? flat : Values.RecordedText.Cut(flat, LineLength)).Append('\n');
    }

    private static string? Shown(object? tag) => tag is null ? null : Convert.ToString(tag, CultureInfo.InvariantCulture);

    private static string Duration(TimeSpan duration) => duration.TotalSeconds >= 1
        ? duration.TotalSeconds.ToString("0.00", CultureInfo.InvariantCulture) + " s"
        : duration.TotalMilliseconds.ToString(duration.TotalMilliseconds >= 10 ? "0" : "0.0", CultureInfo.InvariantCulture) + " ms";
}
