using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Guardrails;

/// <summary>Prints for each trace how much of what should be checked is, what was triggered, and what is missing.</summary>
internal sealed class CoverageTable
{
    private static readonly string[] Columns = ["question", "coverage", "confidence", "triggered", "missing"];

    private readonly List<string[]> _rows = [];

    public void Add(string question, Activity? trace)
    {
        if (trace?.GetTagItem("guardrail.summary") is not string json)
        {
            return;
        }

        var summary = JsonDocument.Parse(json).RootElement;
        var coverage = summary.GetProperty("coverage");
        _rows.Add(
        [
            question,
            coverage.ValueKind == JsonValueKind.Null ? "-" : coverage.GetDouble().ToString("P0", CultureInfo.InvariantCulture),
            summary.GetProperty("coverage_confidence").GetString()!,
            List(summary.GetProperty("triggered_categories").EnumerateArray()),
            List(summary.GetProperty("missing_categories").EnumerateArray().Select(missing => missing.GetProperty("category"))),
        ]);
    }

    public void Print(TextWriter output)
    {
        int[] widths = [.. Columns.Select((column, i) => _rows.Select(row => row[i].Length).Append(column.Length).Max())];
        Print(output, Columns, widths);
        Print(output, [.. widths.Select(width => new string('-', width))], widths);
        foreach (var row in _rows)
        {
            Print(output, row, widths);
        }
    }

    private static string List(IEnumerable<JsonElement> items) => items.Any() ? string.Join(", ", items.Select(item => item.GetString())) : "-";

    private static void Print(TextWriter output, string[] cells, int[] widths) =>
        output.WriteLine(string.Join("  ", cells.Select((cell, i) => cell.PadRight(widths[i]))).TrimEnd());
}
