using System.Text.RegularExpressions;
using System.Xml.Linq;
using Judgeval.Tests.Contract;
using Judgeval.Tests.Support;

namespace Judgeval.Tests.Docs;

/// <summary>What docs/hosting.md and the documentation of its members show is what <see cref="HostingExamples"/> runs.</summary>
public sealed partial class HostingDocsTests
{
    private static readonly string Examples = Normal(Text("Tests", "Docs", "HostingExamples.cs"));

    [Fact]
    public async Task the_examples_run()
    {
        ChildResult child = await ChildProcess.RunAsync(nameof(HostingExamples), new Dictionary<string, string> { ["JUDGMENT_EXPORTERS"] = "console" });

        string[] lines = child.Output.Trim().ReplaceLineEndings("\n").Split('\n');
        Assert.Equal((0, ""), (child.ExitCode, child.Error));
        Assert.Equal(["search-assistant", "billing", "search-assistant", "pay", "7 billing", "search-assistant"], lines.Select(static line => line.StartsWith("pay ", StringComparison.Ordinal) ? "pay" : line));
    }

    [Fact]
    public void every_example_of_the_page_is_run()
    {
        List<string> blocks = [.. CodeBlock().Matches(Text("docs", "hosting.md")).Select(static match => Normal(match.Groups[1].Value))];

        Assert.Equal(7, blocks.Count);
        Assert.All(blocks, static block => Assert.Contains(block, Examples, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(typeof(JudgevalServiceCollectionExtensions), 2)]
    [InlineData(typeof(JudgevalApplicationBuilderExtensions), 2)]
    [InlineData(typeof(JudgevalTracerProviderBuilderExtensions), 1)]
    public void every_example_of_a_member_is_run(Type type, int count)
    {
        // The examples of the runtime's other members belong to other tests.
        List<string> blocks =
        [
            .. XDocument.Load(Path.ChangeExtension(type.Assembly.Location, ".xml")).Descendants("member")
                .Where(member => type.Assembly != typeof(Tracer).Assembly || member.Attribute("name")!.Value.Contains(type.Name, StringComparison.Ordinal))
                .Descendants("code").Select(static code => Normal(code.Value)),
        ];

        Assert.Equal(count, blocks.Count);
        Assert.All(blocks, static block => Assert.Contains(block, Examples, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("M:Judgeval.Tracer.Init(Judgeval.TracerOptions)")]
    [InlineData("M:Judgeval.Tracer.Init(System.String,System.String,System.String,System.String,System.String)")]
    [InlineData("P:Judgeval.Tracer.SpanProcessor")]
    [InlineData("P:Judgeval.Tracer.SpanExporter")]
    [InlineData("M:Judgeval.Tracer.Use")]
    [InlineData("M:Judgeval.Tracer.SetActive")]
    [InlineData("M:Judgeval.Tracer.AddInstrumentation(System.String)")]
    public void the_example_of_a_member_of_the_tracer_is_run(string member)
    {
        XElement documented = XDocument.Load(Path.ChangeExtension(typeof(Tracer).Assembly.Location, ".xml")).Descendants("member").Single(element => element.Attribute("name")!.Value == member);

        Assert.Contains(Normal(documented.Descendants("code").Single().Value), Examples, StringComparison.Ordinal);
    }

    [Fact]
    public void the_page_names_every_option_of_requests()
    {
        string page = Text("docs", "hosting.md");

        Assert.All(typeof(JudgevalRequestOptions).GetProperties(), property => Assert.Contains($"`{property.Name}`", page, StringComparison.Ordinal));
    }

    private static string Text(params string[] path) => File.ReadAllText(Path.Combine([RepositoryTests.Root, .. path]));

    private static string Normal(string code) => Whitespace().Replace(code, " ").Trim();

    [GeneratedRegex("^```csharp\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex CodeBlock();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Whitespace();
}
