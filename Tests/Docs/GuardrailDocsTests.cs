using System.Text.RegularExpressions;
using Judgeval.Guardrails;
using Judgeval.Guardrails.Rules;
using Judgeval.Tests.Contract;
using Match = Judgeval.Guardrails.Rules.Match;

namespace Judgeval.Tests.Docs;

/// <summary>docs/guardrails.md has the rules that there are, its examples are those of <see cref="GuardrailExamples"/>, and its table is what the sample prints.</summary>
public sealed partial class GuardrailDocsTests
{
    private static readonly string Page = Text("docs", "guardrails.md");

    [Fact]
    public void every_rule_has_its_line() => Assert.Equal(
        ProviderRules.Rows.Select(LineOf),
        Page.Split("## What providers say")[1].Split("\n## ")[0].Split('\n').Where(static line => line.StartsWith("| `", StringComparison.Ordinal)));

    [Fact]
    public void every_category_has_its_line() =>
        Assert.All(Enumerable.Range(0, 8), static bit => Assert.Contains($"\n| `{CategoryNames.Of((Categories)(1 << bit))}` | ", Page, StringComparison.Ordinal));

    [Fact]
    public void every_attribute_is_named()
    {
        Type keys = typeof(Tracer).Assembly.GetType("Judgeval.Internal.SemanticConventions+Guardrails+Summary", throwOnError: true)!;

        Assert.All(
            keys.GetFields(System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static),
            static field => Assert.Contains($"`{field.GetRawConstantValue()}`", Page, StringComparison.Ordinal));
    }

    [Fact]
    public void the_table_is_what_the_sample_prints() => Assert.Contains($"```\n{Text(".ci", "guardrails.txt")}```", Page, StringComparison.Ordinal);

    [Fact]
    public void every_example_is_run()
    {
        string examples = Flat(Text("Tests", "Docs", "GuardrailExamples.cs"));

        // Those in code are woven: GuardrailExampleTests has them.
        string[] page = Page.Split("\n## ");
        string[] blocks = [.. Example().Matches(string.Join("\n## ", page.Where(static section => !section.StartsWith("In code", StringComparison.Ordinal)))).Select(static match => Flat(match.Groups[1].Value))];

        Assert.NotEmpty(blocks);
        Assert.All(blocks, block => Assert.Contains(block, examples, StringComparison.Ordinal));
    }

    private static string LineOf(ProviderRule rule) =>
        $"| `{rule.Reason}` | {Spaced(rule.Signal.ToString())}: {ValuesOf(rule)} | {(rule.Integration is { } integration ? $"`{integration}`" : "the vendor")}{ForOf(rule)} | `{CategoryNames.Of(rule.Category)}` | {ConfidenceNames.Of(rule.Confidence)} | `{rule.Name}` |";

    private static string ValuesOf(ProviderRule rule)
    {
        string values = string.Join(", ", rule.Values.Select(static value => $"`{value}`"));
        return rule.Match switch
        {
            Match.Phrase => "has " + values,
            Match.Anything => values.Length == 0 ? "any" : "any but " + values,
            _ => values,
        };
    }

    private static string ForOf(ProviderRule rule) =>
        rule.Vendors is null ? "" : $", on spans of {string.Join(", ", rule.Vendors)}{(rule.TakesUnknownVendor ? ", or of nobody" : "")}";

    private static string Spaced(string name) => Capital().Replace(name, static match => (match.Index == 0 ? "" : " ") + match.Value.ToLowerInvariant());

    private static string Text(params string[] path) => File.ReadAllText(Path.Combine([RepositoryTests.Root, .. path])).ReplaceLineEndings("\n");

    private static string Flat(string code) => Whitespace().Replace(code, " ").Trim();

    [GeneratedRegex("^```csharp\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Example();

    [GeneratedRegex("[A-Z]")]
    private static partial Regex Capital();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Whitespace();
}
