using System.Diagnostics.Metrics;
using System.Reflection;
using System.Text.RegularExpressions;
using Judgeval.Export.Delivery;
using Judgeval.Tests.Contract;
using Judgeval.Tests.Support;

namespace Judgeval.Tests.Docs;

/// <summary>docs/reliability.md names every counter and every reason, and its example runs.</summary>
public sealed partial class ReliabilityDocsTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(RepositoryTests.Root, "docs", "reliability.md"));

    [Fact]
    public void the_page_names_every_number_and_no_other() => Assert.Equal(
        typeof(TracerDiagnostics).GetProperties(BindingFlags.Instance | BindingFlags.Public).Select(static property => property.Name).Order(StringComparer.Ordinal),
        Names(0).Order(StringComparer.Ordinal));

    [Fact]
    public void the_page_names_every_metric_and_no_other()
    {
        var instruments = new SortedSet<string>(StringComparer.Ordinal) { "judgeval.drop.reason" };
        using var tracer = new TestTracer();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, _) =>
            {
                if (instrument.Meter.Name == "judgeval")
                {
                    instruments.Add(instrument.Name);
                }
            },
        };
        listener.Start();

        Assert.Equal(instruments, Names(1).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void the_page_explains_every_reason() =>
        Assert.All(Enum.GetValues<DropReason>(), static reason => Assert.Contains($"| `{reason.Name()}` |", Page, StringComparison.Ordinal));

    [Fact]
    public void the_example_runs()
    {
        using var tracer = new TestTracer();
        TextWriter console = Console.Out;
        var written = new StringWriter();
        Console.SetOut(written);
        try
        {
            TracerDiagnostics now = Tracer.Diagnostics;
            Console.WriteLine($"{now.Exported} of {now.Finished} spans exported, {now.Dropped} dropped, {now.Pending} on their way");
        }
        finally
        {
            Console.SetOut(console);
        }

        string source = File.ReadAllText(Path.Combine(RepositoryTests.Root, "Tests", "Docs", "ReliabilityDocsTests.cs"));
        Assert.All(Example().Match(Page).Groups[1].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.Contains(line, source, StringComparison.Ordinal));
        Assert.Contains("0 of 0 spans exported", written.ToString(), StringComparison.Ordinal);
    }

    private static IEnumerable<string> Names(int column) => Page.Split('\n')
        .SkipWhile(static line => !line.StartsWith("| `TracerDiagnostics`", StringComparison.Ordinal)).Skip(2)
        .TakeWhile(static line => line.StartsWith('|'))
        .SelectMany(line => Name().Matches(line.Split('|')[column + 1]).Select(static match => match.Groups[1].Value));

    [GeneratedRegex("`([A-Za-z_.]+)`")]
    private static partial Regex Name();

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();
}
