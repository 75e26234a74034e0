using System.Reflection;
using System.Text.RegularExpressions;
using Judgeval.Fody;

namespace Judgeval.Tests.Contract;

/// <summary>What holds for the repository as a whole.</summary>
public sealed partial class RepositoryTests
{
    private const int MostLines = 300;

    internal static readonly string Root = typeof(RepositoryTests).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "RepositoryRoot").Value!;

    private static readonly string[] Projects =
        ["Judgeval.Attributes", "Judgeval.Runtime", "Judgeval.Fody", "Integrations", "AssemblyToProcess", "Tests", "Benchmarks", "Samples"];

    [Fact]
    public void no_source_file_is_too_long_to_read_at_once()
    {
        var files = Projects.SelectMany(SourceFiles).ToList();

        Assert.True(files.Count > 50, $"only {files.Count} source files found below {Root}");
        Assert.DoesNotContain(files, file => File.ReadLines(file).Count() > MostLines);
    }

    [Fact]
    public void every_diagnostic_has_a_row_in_the_documentation_and_every_row_a_diagnostic()
    {
        var ids = typeof(ModuleWeaver).Assembly.GetType("Judgeval.Fody.Diagnostics.DiagnosticId", throwOnError: true)!
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => (string)field.GetRawConstantValue()!);
        var rows = DiagnosticRow().Matches(File.ReadAllText(Path.Combine(Root, "docs", "diagnostics.md"))).Select(match => match.Groups[1].Value);

        Assert.Equal(ids.Order(), rows.Order());
    }

    [Fact]
    public void every_link_between_the_documents_leads_somewhere()
    {
        var documents = Directory.GetFiles(Root, "*.md").Concat(Directory.GetFiles(Path.Combine(Root, "docs"), "*.md"));
        var broken =
            from document in documents
            from Match link in RelativeLink().Matches(File.ReadAllText(document))
            let target = Path.Combine(Path.GetDirectoryName(document)!, link.Groups[1].Value)
            where !File.Exists(target) && !Directory.Exists(target)
            select $"{Path.GetFileName(document)}: {link.Groups[1].Value}";

        Assert.Empty(broken);
    }

    private static IEnumerable<string> SourceFiles(string project) =>
        Directory.EnumerateFiles(Path.Combine(Root, project), "*.cs", SearchOption.AllDirectories)
            .Where(file => !OutputFolder().IsMatch(Path.GetRelativePath(Root, file)));

    [GeneratedRegex(@"(^|[\\/])(bin|obj|fodytemp)[\\/]")]
    private static partial Regex OutputFolder();

    [GeneratedRegex(@"^\| (JDG\d{4}) \|", RegexOptions.Multiline)]
    private static partial Regex DiagnosticRow();

    [GeneratedRegex(@"\]\((?!https?:|#)([^)#]+)(#[^)]*)?\)")]
    private static partial Regex RelativeLink();
}
