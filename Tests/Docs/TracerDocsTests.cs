using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Judgeval.Tests.Contract;

namespace Judgeval.Tests.Docs;

/// <summary>What the documentation of the span API shows is what <see cref="TracerExamples"/>, <see cref="PropagationExamples"/> and <see cref="ScopeExamples"/> run.</summary>
public sealed partial class TracerDocsTests
{
    private static readonly string[] Calls =
    [
        nameof(Tracer.CurrentSpan), nameof(Tracer.StartSpan), nameof(Tracer.StartAsCurrentSpan), nameof(Tracer.StartLinkedTrace), nameof(Tracer.Span), nameof(Tracer.SpanAsync),
        nameof(Tracer.SetSpanKind), nameof(Tracer.SetLlmSpan), nameof(Tracer.SetToolSpan), nameof(Tracer.SetGeneralSpan),
        nameof(Tracer.SetAttribute), nameof(Tracer.SetAttributes), nameof(Tracer.SetInput), nameof(Tracer.SetOutput),
        nameof(Tracer.RecordLlmMetadata), nameof(Tracer.UpdateCurrentSpan), nameof(Tracer.Inject), nameof(Tracer.ContinueTrace),
        nameof(Tracer.AsyncEvaluate),
    ];

    private static readonly string Examples = ExamplesOf("TracerExamples.cs") + ExamplesOf("PropagationExamples.cs") + ExamplesOf("ScopeExamples.cs") + ExamplesOf("OfflineExampleTests.cs");

    private static readonly string[] Life =
        [nameof(Tracer.Active), nameof(Tracer.ForceFlush), nameof(Tracer.ForceFlushAsync), nameof(Tracer.Shutdown), nameof(Tracer.ShutdownAsync)];

    // The tests of other pages find the examples of these.
    private static readonly string[] OnOtherPages =
    [
        nameof(Tracer.SetSessionId), nameof(Tracer.SetCustomerId), nameof(Tracer.SetCustomerUserId), nameof(Tracer.Tag), nameof(Tracer.UpdateCurrentTrace),
        nameof(Tracer.UsingAttributes), nameof(Tracer.RunIdentity), nameof(Tracer.OverrideProject), nameof(Tracer.EndAutoTrace), nameof(Tracer.AddInstrumentation), nameof(Tracer.Init), nameof(Tracer.Diagnostics),
        nameof(Tracer.RecordCounter), nameof(Tracer.RecordHistogram),
    ];

    private static readonly string Page = File.ReadAllText(Path.Combine(RepositoryTests.Root, "docs", "tracer.md"));

    public static TheoryData<string> Members => [.. MemberIds()];

    [Theory]
    [MemberData(nameof(Members))]
    public void a_member_has_an_example_that_is_run(string member)
    {
        XElement documentation = Assert.Single(Documentation(), element => Id(element) == member);
        string? inherited = documentation.Elements("inheritdoc").SingleOrDefault(static element => element.Attribute("path") is null)?.Attribute("cref")?.Value;
        XElement documented = inherited is null ? documentation : Assert.Single(Documentation(), element => Id(element) == inherited);

        Assert.Contains(Normal(documented.Element("example")!.Element("code")!.Value), Examples, StringComparison.Ordinal);
    }

    [Fact]
    public void every_call_is_documented()
    {
        Assert.Empty(Calls.Concat(Life).Except(MemberIds().Select(Name)));
        Assert.Equal(
            Calls.Concat(Life).Concat(OnOtherPages).Order(StringComparer.Ordinal),
            typeof(Tracer).GetMembers(BindingFlags.Public | BindingFlags.Static).Where(static member => member is not MethodInfo { IsSpecialName: true }).Select(static member => member.Name).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void every_example_of_the_page_is_run()
    {
        var blocks = CodeBlock().Matches(Page).Select(static match => Normal(match.Groups[1].Value)).ToList();

        Assert.NotEmpty(blocks);
        Assert.All(blocks, static block => Assert.Contains(block, Examples, StringComparison.Ordinal));
    }

    [Fact]
    public void the_page_names_every_call_and_every_attribute()
    {
        Assert.All(Calls, static call => Assert.Contains($"`{call}", Page, StringComparison.Ordinal));
        var conventions = typeof(Tracer).Assembly.GetType("Judgeval.Internal.SemanticConventions", throwOnError: true)!;
        var keys = new[] { "Judgment+Link", "Judgment+Llm", "Judgment+Usage", "GenAi+Usage", "TraceRoot" }
            .SelectMany(name => conventions.Assembly.GetType($"{conventions.FullName}+{name}", throwOnError: true)!.GetFields(BindingFlags.NonPublic | BindingFlags.Static))
            .Select(static field => (string)field.GetRawConstantValue()!);

        var context = File.ReadAllText(Path.Combine(RepositoryTests.Root, "docs", "context.md"));
        Assert.All(keys, key => Assert.Contains($"`{key}`", Page + context, StringComparison.Ordinal));
    }

    private static IEnumerable<string> MemberIds() => Documentation().Select(Id).Where(IsOfTheSpanApi);

    private static IEnumerable<XElement> Documentation() =>
        XDocument.Load(Path.ChangeExtension(typeof(Tracer).Assembly.Location, ".xml")).Descendants("member");

    private static bool IsOfTheSpanApi(string member) =>
        member is "T:Judgeval.SpanScope" or "T:Judgeval.JudgevalPropagationHandler" or "T:Judgeval.LlmMetadata"
        || (member.Substring(2).StartsWith("Judgeval.Tracer.", StringComparison.Ordinal) && (Calls.Contains(Name(member)) || Life.Contains(Name(member))));

    private static string ExamplesOf(string file) => Normal(File.ReadAllText(Path.Combine(RepositoryTests.Root, "Tests", "Docs", file)));

    private static string Id(XElement member) => member.Attribute("name")!.Value;

    private static string Name(string id) => MemberName().Match(id).Groups[1].Value;

    // Indentation and blank lines are the documentation's own.
    private static string Normal(string code) =>
        string.Join('\n', code.Split('\n').Select(static line => line.Trim()).Where(static line => line.Length > 0));

    [GeneratedRegex(@"^.:Judgeval\.Tracer\.(\w+)")]
    private static partial Regex MemberName();

    [GeneratedRegex("^```csharp\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex CodeBlock();
}
