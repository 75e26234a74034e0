using System.Reflection;
using Judgeval.Fody;
using Judgeval.Tests.Contract;
using Judgeval.Tests.Support;

namespace Judgeval.Tests.Diagnostics;

/// <summary>Nothing that the weaver can say goes unshown: each id comes from source in AssemblyToProcess/Invalid, and a test reads its text.</summary>
public sealed class CoverageTests(InvalidFixture fixture) : IClassFixture<InvalidFixture>
{
    // What no C# source can provoke; the tests provoke it otherwise.
    private static readonly Dictionary<string, string> WithoutSource = new()
    {
        ["JDG0003"] = "FodyWeavers.xml",
        ["JDG0004"] = "FodyWeavers.xml",
        ["JDG0005"] = "the project's references",
        ["JDG0008"] = "a tail call, which the C# compiler does not make",
        ["JDG0009"] = "an assembly that is woven already",
    };

    public static TheoryData<string> Ids =>
    [
        .. typeof(ModuleWeaver).Assembly.GetType("Judgeval.Fody.Diagnostics.DiagnosticId", throwOnError: true)!
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(static id => (string)id.GetRawConstantValue()!),
    ];

    [Theory]
    [MemberData(nameof(Ids))]
    public void every_id_is_provoked_by_a_fixture(string id) =>
        Assert.Equal(!WithoutSource.ContainsKey(id), fixture.Problems.Any(problem => problem.Id == id));

    [Theory]
    [MemberData(nameof(Ids))]
    public void every_id_is_expected_by_a_test(string id) => Assert.Contains(
        Directory.EnumerateFiles(Path.Combine(RepositoryTests.Root, "Tests", "Diagnostics"), "*.cs")
            .Where(static file => Path.GetFileNameWithoutExtension(file) != nameof(CoverageTests)),
        file => Expectations(File.ReadAllText(file)).Contains(id));

    // A message in full, or the id beside its level; the list of all ids of a build does not count.
    private static IEnumerable<string> Expectations(string code) =>
        System.Text.RegularExpressions.Regex.Matches(code, "\"(JDG\\d{4}): |\\(\"(JDG\\d{4})\", WeaverMessageLevel").Select(static match => match.Groups[1].Value + match.Groups[2].Value);
}
