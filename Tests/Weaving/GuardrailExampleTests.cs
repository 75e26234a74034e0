using System.Text.RegularExpressions;
using System.Xml.Linq;
using Judgeval.Tests.Contract;
using Judgeval.Tests.Support;

namespace Judgeval.Tests.Weaving;

/// <summary>What the documentation shows of guardrails in code is woven and run.</summary>
public sealed partial class GuardrailExampleTests : ScenarioTests
{
    private static readonly string Examples = Normal(Text("AssemblyToProcess", "Valid", "GuardrailExampleCases.cs"));

    [Fact]
    public async Task each_says_whether_it_fired_and_why()
    {
        using var tracer = new TestTracer();

        await new Scenario("GuardrailExampleCases", "RunAll").RunIn(WovenAssembly.Of(Build.Release).Woven);
        await new Scenario("GuardrailExampleCases", "RunInline").RunIn(WovenAssembly.Of(Build.Release).Woven);

        Assert.Equal(
            [
                "refunds tool_permission False ", "refunds tool_permission True 200 is more than 100", "pii_check pii True ",
                "card_number pii True a card number at 5", "card_number pii False ", "moderation moderation True ", "blocklist input_validation True lock",
            ],
            tracer.OfKind("guardrail").Select(static span =>
                string.Join(' ', new[] { "guardrail.name", "guardrail.category", "guardrail.triggered", "guardrail.evidence" }.Select(span.GetTagItem))));
        Assert.Equal<string>(["moderation", "output_validation"], (string[])tracer.Named("SummariseAsync").GetTagItem("guardrail.suppress_missing")!);
    }

    [Fact]
    public void every_example_of_the_page_is_one_of_them()
    {
        string section = Text("docs", "guardrails.md").Split("## In code")[1].Split("\n## ")[0];

        var blocks = CodeBlock().Matches(section).Select(static match => Normal(match.Groups[1].Value)).ToList();

        Assert.NotEmpty(blocks);
        Assert.All(blocks, static block => Assert.Contains(block, Examples, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Judgeval.Attributes", "T:Judgeval.GuardrailAttribute")]
    [InlineData("Judgeval.Attributes", "T:Judgeval.SuppressMissingGuardrailAttribute")]
    [InlineData("Judgeval.Runtime", "M:Judgeval.Guardrail.SetTriggered(System.Boolean)")]
    [InlineData("Judgeval.Runtime", "T:Judgeval.GuardrailSpan")]
    [InlineData("Judgeval.Runtime", "T:Judgeval.GuardrailResult")]
    [InlineData("Judgeval.Runtime", "T:Judgeval.GuardrailException")]
    public void the_example_in_the_comment_is_one_of_them(string assembly, string member)
    {
        XElement documented = Assert.Single(
            XDocument.Load(Path.Combine(AppContext.BaseDirectory, assembly + ".xml")).Descendants("member"),
            element => element.Attribute("name")!.Value == member);

        Assert.Contains(Normal(documented.Element("example")!.Element("code")!.Value), Examples, StringComparison.Ordinal);
    }

    private static string Text(params string[] path) => File.ReadAllText(Path.Combine([RepositoryTests.Root, .. path])).Replace("\r\n", "\n", StringComparison.Ordinal);

    private static string Normal(string code) => Whitespace().Replace(code, " ").Trim();

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CodeBlock();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Whitespace();
}
