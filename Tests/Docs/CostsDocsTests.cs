using System.Text.RegularExpressions;
using System.Xml.Linq;
using Judgeval.Internal;
using Judgeval.Llm.Metrics;
using Judgeval.Llm.Pricing;
using Judgeval.Tests.Contract;
using Judgeval.Tests.Runtime.Llm.Metrics;
using Judgeval.Tests.Support;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace Judgeval.Tests.Docs;

/// <summary>What docs/costs.md says is what the code does, and its examples are run.</summary>
public sealed partial class CostsDocsTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(RepositoryTests.Root, "docs", "costs.md")).ReplaceLineEndings("\n");

    [Fact]
    public void the_example_of_a_cost_has_the_attributes_of_the_table()
    {
        using var tracer = new TestTracer(static options => options.PricingCachePath = "/nowhere");

        Summarize();

        (string Key, string Value)[] rows = [.. Row().Matches(Page.Split("| tokens |")[0]).Select(static row => (row.Groups[1].Value, row.Groups[2].Value)).Where(static row => row.Item1.StartsWith("judgment.", StringComparison.Ordinal))];
        Assert.Equal(8, rows.Length);
        Assert.All(rows.Where(static row => row.Value.Length > 0), row => Assert.Equal(row.Value, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{tracer.Single().GetTagItem(row.Key)}")));

        static void Summarize()
        {
            using SpanScope span = Tracer.Span("summarize");
            span.SetSpanKind(SpanKinds.Llm);
            span.RecordLlmMetadata(new LlmMetadata { Provider = "openai", Model = "gpt-4o-2024-08-06", NonCachedInputTokens = 1234, OutputTokens = 567 });
        }
    }

    [Fact]
    public void the_page_names_every_attribute_of_a_price() => Assert.All(
        typeof(SemanticConventions.Judgment.Pricing).GetFields(System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static),
        static field => Assert.Contains($"`{field.GetRawConstantValue()}`", Page, StringComparison.Ordinal));

    [Fact]
    public void the_example_of_an_override_overrides()
    {
        var options = new TracerOptions
        {
            PricingOverride = new Dictionary<string, ModelPrice>
            {
                ["our-llama"] = new ModelPrice(Input: 0.0002m, Output: 0.0006m),
            },
        };

        options.Exporters = [];
        using Tracer tracer = Tracer.Create(options, static _ => null);
        Assert.NotNull(tracer.Calls);
    }

    [Fact]
    public void the_example_of_a_price() => Assert.Equal(0.00125m, Example().CachedInput);

    [Fact]
    public void the_example_of_a_file_is_one()
    {
        string json = Regex.Match(Page, "^```json\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline).Groups[1].Value;

        PriceEntry entry = Assert.Single(PriceJson.ReadTable(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(json)), PriceSource.LocalCache)!);
        Assert.Equal(("our-llama", "acme", new ModelPrice(0.0002m, 0.0006m) { CachedInput = 0.0001m }), (entry.Key, entry.Provider, entry.Price));
    }

    [Fact]
    public async Task the_examples_of_figures_measure()
    {
        await using MetricServer server = (await MetricServer.StartAsync()).Use();

        Tracer.RecordCounter("orders.placed", attributes: [new("channel", "chat")]);
        Tracer.RecordHistogram("retrieval.score", 0.83, [new("index", "docs")]);

        Assert.Equal([("orders.placed", 1), ("retrieval.score", 0.83)], server.Flush().Select(static point => (point.Name, point.Value)).Order());
    }

    [Fact]
    public void the_example_of_a_provider_builds()
    {
        using MeterProvider provider = Sdk.CreateMeterProviderBuilder().AddMeter("Judgeval.GenAI").Build();

        Assert.Equal("Judgeval.GenAI", GenAiMeter.Name);
        Assert.True(provider.ForceFlush());
    }

    [Fact]
    public void the_table_of_metrics_is_that_of_the_code()
    {
        GenAiInstruments instruments = new(new System.Diagnostics.Metrics.Meter("tests"));
        System.Diagnostics.Metrics.Instrument[] all = [instruments.TokenUsage, instruments.Duration, instruments.Cost, instruments.Exceptions, instruments.Runs, instruments.Turns, instruments.ExecutionTime];

        Assert.Equal(
            all.Select(static instrument => $"| `{instrument.Name}` | {instrument.GetType().Name.Split('`')[0].ToLowerInvariant()} | `{instrument.Unit}` |"),
            Page.Split('\n').Where(static line => line.StartsWith("| `gen_ai.", StringComparison.Ordinal)).Select(static line => string.Join('|', line.Split('|')[..4]) + "|"));
    }

    [Fact]
    public void every_example_is_run_here()
    {
        string here = Flat(File.ReadAllText(Path.Combine(RepositoryTests.Root, "Tests", "Docs", "CostsDocsTests.cs")));
        IEnumerable<string> inCode = XDocument.Load(Path.ChangeExtension(typeof(Tracer).Assembly.Location, ".xml")).Descendants("member")
            .Where(static member => member.Attribute("name")!.Value is var name && (name.EndsWith(".ModelPrice", StringComparison.Ordinal) || name.EndsWith(".PricingOverride", StringComparison.Ordinal) || name.Contains("Tracer.RecordCounter", StringComparison.Ordinal) || name.Contains("Tracer.RecordHistogram", StringComparison.Ordinal)))
            .Select(static member => member.Element("example")!.Element("code")!.Value);
        string[] examples = [.. CodeBlock().Matches(Page).Select(static block => block.Groups[1].Value), .. inCode];

        Assert.Equal(4 + 4, examples.Length);
        Assert.All(examples, example => Assert.Contains(Flat(example), here, StringComparison.Ordinal));
    }

    private static ModelPrice Example()
    {
        var price = new ModelPrice(Input: 0.0025m, Output: 0.01m) { CachedInput = 0.00125m };
        return price;
    }

    private static string Flat(string code) => string.Join('\n', code.Split('\n').Select(static line => line.Trim()).Where(static line => line.Length > 0));

    [GeneratedRegex("^```csharp\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex CodeBlock();

    [GeneratedRegex(@"^\| `([^`]+)` \|.*\|\s*`?([^`|]*?)`?\s*\|$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
