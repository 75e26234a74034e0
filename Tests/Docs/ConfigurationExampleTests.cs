using System.Text.RegularExpressions;
using System.Xml.Linq;
using Judgeval.Tests.Contract;
using Judgeval.Tests.Support;

namespace Judgeval.Tests.Docs;

/// <summary>The examples of the configuration, word for word, run.</summary>
public sealed partial class ConfigurationExampleTests
{
    [Fact]
    public void resource_attributes()
    {
        var options = new TracerOptions
        {
            ProjectName = "search-assistant",
            ResourceAttributes = new Dictionary<string, object> { ["team"] = "search", ["shard"] = 7 },
        };

        options.Exporters = [];
        using Tracer tracer = Tracer.Create(options, static _ => null);
        Assert.Equal("search-assistant", tracer.ProjectName);
    }

    [Fact]
    public void the_end_of_the_automatic_trace()
    {
        using var tracer = new TestTracer(static options => options.AutoStartTrace = true);
        tracer.Tracer.StartAutomaticTrace();

        Prepare();
        Tracer.EndAutoTrace();
        Serve();

        Assert.Equal(["Prepare", "root", "Serve"], tracer.Spans.Select(static span => span.DisplayName));

        static void Prepare() => HandWoven.Run(HandWoven.Method("Prepare"), static () => { });
        static void Serve() => HandWoven.Run(HandWoven.Method("Serve"), static () => { });
    }

    [Theory]
    [InlineData("P:Judgeval.TracerOptions.ResourceAttributes")]
    [InlineData("M:Judgeval.Tracer.EndAutoTrace")]
    public void an_example_of_the_documentation_is_run_here(string member)
    {
        XElement documented = XDocument.Load(Path.ChangeExtension(typeof(Tracer).Assembly.Location, ".xml")).Descendants("member").Single(element => element.Attribute("name")!.Value == member);

        Assert.Contains(Normal(documented.Element("example")!.Element("code")!.Value), Here, StringComparison.Ordinal);
    }

    [Fact]
    public void every_example_of_the_page_is_run_here()
    {
        MatchCollection blocks = CodeBlock().Matches(File.ReadAllText(Path.Combine(RepositoryTests.Root, "docs", "configuration.md")));

        Assert.NotEmpty(blocks);
        Assert.All(blocks, static block => Assert.Contains(Normal(block.Groups[1].Value), Here, StringComparison.Ordinal));
    }

    private static string Here => Normal(string.Join('\n', new[] { "ConfigurationExampleTests.cs", "OptionExamples.cs", "DeliveryOptionExamples.cs" }
        .Select(static file => File.ReadAllText(Path.Combine(RepositoryTests.Root, "Tests", "Docs", file)))));

    private static string Normal(string code) =>
        string.Join('\n', code.Split('\n').Select(static line => line.Trim()).Where(static line => line.Length > 0));

    [GeneratedRegex("^```csharp\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex CodeBlock();
}
