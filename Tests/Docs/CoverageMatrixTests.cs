using System.Text.RegularExpressions;
using Judgeval.Tests.Contract;
using Judgeval.Tests.Support;
using Mono.Cecil;

namespace Judgeval.Tests.Docs;

/// <summary>The matrix of docs/coverage.md names fixtures and tests that exist, a row for each number, and counts right.</summary>
public sealed partial class CoverageMatrixTests
{
    private const int Rows = 43;
    private const string NotCovered = "not covered: ";

    private static readonly string Document = File.ReadAllText(Path.Combine(RepositoryTests.Root, "docs", "coverage.md"));

    private static readonly List<MatrixRow> Matrix =
        [.. Row().Matches(Document).Select(static row => new MatrixRow(int.Parse(row.Groups["number"].Value, System.Globalization.CultureInfo.InvariantCulture), row.Groups["fixtures"].Value, row.Groups["tests"].Value))];

    // What a person wrote: types, their members, and the projects and folders of AssemblyToProcess.
    private static readonly HashSet<string> Fixtures = [.. FixtureNames()];

    [Fact]
    public void there_is_a_row_for_each_number() => Assert.Equal(Enumerable.Range(1, Rows), Matrix.Select(static row => row.Number));

    [Fact]
    public void every_fixture_exists() =>
        Assert.Empty(Matrix.SelectMany(static row => Fixture().Matches(row.Fixtures).SelectMany(match => Missing(row, match))));

    [Fact]
    public void every_test_exists() => Assert.Empty(
        from row in Matrix
        from name in TestNames.In(row.Tests)
        where !TestNames.Exists(name)
        select $"row {row.Number}: {name}");

    [Fact]
    public void every_row_names_a_test_or_says_why_not() =>
        Assert.DoesNotContain(Matrix, static row => row.Tests.StartsWith(NotCovered, StringComparison.Ordinal) == TestNames.In(row.Tests).Any());

    [Fact]
    public void a_row_without_fixtures_says_so() => Assert.DoesNotContain(Matrix, static row => row.Fixtures.StartsWith("none", StringComparison.Ordinal) == TestNames.In(row.Fixtures).Any());

    [Fact]
    public void the_counts_are_right()
    {
        var missing = Matrix.Count(static row => row.Tests.StartsWith(NotCovered, StringComparison.Ordinal));

        Assert.Contains($"{Rows} rows, {Rows - missing} covered, {missing} not", Document, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("`SyncCases`: `NoSuchMethod`")]
    [InlineData("`NoSuchCases`")]
    public void a_fixture_that_does_not_exist_is_seen(string fixtures) => Assert.NotEmpty(Fixture().Matches(fixtures).SelectMany(static match => Missing(new MatrixRow(1, "", ""), match)));

    [Theory]
    [InlineData("NoSuchTests")]
    [InlineData("SyncTests.no_such_test")]
    public void a_test_that_does_not_exist_is_seen(string test) => Assert.False(TestNames.Exists(test));

    // `Type`: `Member` `Member`; the members are those of the type, of the types nested in it, or such types.
    private static IEnumerable<string> Missing(MatrixRow row, Match fixture)
    {
        var type = fixture.Groups["type"].Value;
        return fixture.Groups["member"].Captures.Select(member => $"{type}.{member.Value}").Prepend(type).Where(static name => !Fixtures.Contains(name)).Select(name => $"row {row.Number}: {name}");
    }

    private static IEnumerable<string> FixtureNames()
    {
        string[] assemblies = ["Valid.Release", "ObserveAll", "Names", "Invalid", "RuntimeAsync", "VisualBasic", "FSharp"];
        foreach (var name in assemblies)
        {
            using var module = ModuleDefinition.ReadModule(FixtureAssembly.Named(name).Path);
            foreach (var named in module.GetTypes().SelectMany(Written))
            {
                yield return named;
            }
        }

        foreach (var project in Directory.EnumerateFiles(Path.Combine(RepositoryTests.Root, "AssemblyToProcess"), "*.*proj", SearchOption.AllDirectories))
        {
            yield return Path.GetFileNameWithoutExtension(project);
        }

        yield return "Consumer";
    }

    private static IEnumerable<string> Written(TypeDefinition type)
    {
        yield return Plain(type);
        IEnumerable<IMemberDefinition> members = [.. type.Methods, .. type.Properties, .. type.Events, .. type.Fields, .. type.NestedTypes];
        for (var outer = type; outer is not null; outer = outer.DeclaringType)
        {
            foreach (var member in members)
            {
                yield return $"{Plain(outer)}.{(member is TypeDefinition nested ? Plain(nested) : member.Name)}";
            }
        }
    }

    // A file-local type has the file in its name, and a generic one its arity.
    private static string Plain(TypeDefinition type) => Decoration().Replace(type.Name, "");

    [GeneratedRegex(@"^\| (?<number>\d+) \| [^|]+ \| (?<fixtures>[^|]+) \| (?<tests>[^|]+) \|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"`(?<type>[^`]+)`(: (`(?<member>[^`]+)` ?)+)?")]
    private static partial Regex Fixture();

    [GeneratedRegex(@"^<[^>]+>F[0-9A-F]+__|`\d+$")]
    private static partial Regex Decoration();

    private sealed record MatrixRow(int Number, string Fixtures, string Tests);
}
