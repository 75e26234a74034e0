using System.Reflection;
using System.Text.RegularExpressions;
using Judgeval.Tests.Contract;

namespace Judgeval.Tests.Docs;

/// <summary>docs/parity.md names public members and tests that exist, and counts right.</summary>
public sealed partial class ParityTests
{
    private const string NotYet = "not yet: ";
    private const string Later = NotYet + "later, ";
    private const string OutOfScope = NotYet + "out of scope, ";

    private static readonly string Document = File.ReadAllText(Path.Combine(RepositoryTests.Root, "docs", "parity.md"));

    private static readonly List<ParityRow> Table =
        [.. Row().Matches(Document).Select(static row => new ParityRow(row.Groups["python"].Value, row.Groups["dotnet"].Value, row.Groups["tests"].Value)).Where(static row => row.Python != "Python")];

    private static readonly List<Type> Types =
    [
        .. new[] { typeof(Tracer), typeof(ObserveAttribute), typeof(JudgevalServiceCollectionExtensions), typeof(JudgevalApplicationBuilderExtensions) }
            .SelectMany(static type => type.Assembly.GetExportedTypes()),
    ];

    [Fact]
    public void every_line_of_a_table_is_a_row() =>
        Assert.Equal(Document.Split('\n').Count(static line => line.StartsWith("| ", StringComparison.Ordinal) && line != "| Python | .NET | test |"), Table.Count);

    [Fact]
    public void every_member_exists() => Assert.Empty(
        from row in Table
        from member in TestNames.In(row.DotNet)
        where !IsPublic(member)
        select $"{row.Python}: {member}");

    [Fact]
    public void every_test_exists() => Assert.Empty(
        from row in Table
        from name in TestNames.In(row.Tests)
        where !TestNames.Exists(name)
        select $"{row.Python}: {name}");

    [Fact]
    public void every_row_names_a_test_or_says_why_not()
    {
        Assert.DoesNotContain(Table, static row => row.Tests.StartsWith(NotYet, StringComparison.Ordinal) == TestNames.In(row.Tests).Any());
        Assert.DoesNotContain(Table, static row => row.Tests.StartsWith(NotYet, StringComparison.Ordinal) && !Starts(row, Later) && !Starts(row, OutOfScope));
    }

    [Fact]
    public void a_row_that_has_a_test_has_a_form_here() =>
        Assert.DoesNotContain(Table, static row => row.DotNet == "–" && !Starts(row, NotYet));

    [Fact]
    public void the_counts_are_right()
    {
        int later = Table.Count(static row => Starts(row, Later));
        int outOfScope = Table.Count(static row => Starts(row, OutOfScope));
        int missing = later + outOfScope;

        Assert.Contains($"{Table.Count} rows: {Table.Count - missing} covered, {missing} not yet ({later} later, {outOfScope} out of scope).", Document, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Tracer.Init(projectName, apiKey)", true)]
    [InlineData("TracerOptions.ApiUrl", true)]
    [InlineData("DoNotRecordAttribute", true)]
    [InlineData("SpanKinds.Agent", true)]
    [InlineData("Tracer.NoSuchMethod", false)]
    [InlineData("Tracer.Init(projectName, noSuchParameter)", false)]
    [InlineData("NoSuchType", false)]
    [InlineData("Init", false)]
    public void a_member_is_public_or_not(string member, bool expected) => Assert.Equal(expected, IsPublic(member));

    // `Type`, `Type.Member`, or `Type.Method(parameter, …)`: one overload has all of these parameters.
    private static bool IsPublic(string written)
    {
        Match match = Member().Match(written);
        string[] parameters = match.Groups["parameters"].Value.Split(", ", StringSplitOptions.RemoveEmptyEntries);
        return match.Success && Types.Where(type => type.Name == match.Groups["type"].Value).Any(type =>
            !match.Groups["member"].Success
            || type.GetMember(match.Groups["member"].Value).Any(member =>
                parameters.Length == 0 || (member is MethodBase method && !parameters.Except(method.GetParameters().Select(static parameter => parameter.Name)).Any())));
    }

    private static bool Starts(ParityRow row, string text) => row.Tests.StartsWith(text, StringComparison.Ordinal);

    [GeneratedRegex(@"^\| (?<python>[^|]+) \| (?<dotnet>[^|]+) \| (?<tests>[^|]+) \|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"^(?<type>\w+)(\.(?<member>\w+)(\((?<parameters>[^)]*)\))?)?$")]
    private static partial Regex Member();

    private sealed record ParityRow(string Python, string DotNet, string Tests);
}
