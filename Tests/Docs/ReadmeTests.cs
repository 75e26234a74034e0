using System.Text.RegularExpressions;
using System.Xml.Linq;
using Judgeval.Tests.Contract;
using Judgeval.Tests.Packaging;
using Judgeval.Tests.Support;
using Judgeval.Tests.Support.Verification;

namespace Judgeval.Tests.Docs;

/// <summary>What the README shows is compiled, woven and run.</summary>
public sealed partial class ReadmeTests
{
    private static readonly FixtureAssembly Sample = FixtureAssembly.Named("FirstTrace");

    private static readonly string Readme = Text("README.md");

    [Fact]
    public void the_example_is_the_sample() =>
        Assert.Equal(Text("Samples", "FirstTrace", "Program.cs"), Block("csharp", 0));

    [Fact]
    public void the_woven_method_is_what_the_decompiler_prints()
    {
        using var decompiled = new Decompiled(Sample.Path, Sample.References);
        var lines = decompiled.Method("Assistant.AskAsync").Replace("\t", "    ", StringComparison.Ordinal).Split('\n');

        Assert.Equal(string.Join('\n', lines.SkipWhile(line => line.Length == 0 || line.StartsWith("using ", StringComparison.Ordinal))), Block("csharp", 1));
    }

    [Fact]
    public async Task the_example_prints_what_the_readme_says()
    {
        var result = await Command.DotnetAsync(Path.GetDirectoryName(Sample.Path)!, new Dictionary<string, string>(), TimeSpan.FromMinutes(1), Sample.Path);

        Assert.True(result.ExitCode == 0 && result.Error.Length == 0, result.ToString());
        Assert.Equal(WithoutDurations(Block("", 2)), WithoutDurations(result.Output));
    }

    [Fact]
    public void the_weaver_takes_the_configuration_that_is_shown()
    {
        var element = XElement.Parse(Block("xml", 0)).Elements().Single();

        Assert.Equal("Judgeval", element.Name.LocalName);
        Assert.Empty(WeaverRunner.Weave(FixtureAssembly.Named("ObserveAll"), element.ToString()).Problems);
    }

    [Theory]
    [InlineData("dotnet run --project Samples/Quickstart", "Samples/Quickstart/Quickstart.csproj")]
    [InlineData("dotnet test Judgeval.Fody.sln", "Judgeval.Fody.sln")]
    public void the_two_commands_name_what_exists(string command, string file)
    {
        Assert.Contains(command, Block("", 0), StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(RepositoryTests.Root, file)), file);
    }

    private static string Block(string language, int index) =>
        CodeBlock().Matches(Readme).Where(match => match.Groups[1].Value == language).ElementAt(index).Groups[2].Value;

    private static string WithoutDurations(string tree) => Duration().Replace(tree.Replace("\r\n", "\n", StringComparison.Ordinal), "]").TrimEnd();

    private static string Text(params string[] path) =>
        File.ReadAllText(Path.Combine([RepositoryTests.Root, .. path])).Replace("\r\n", "\n", StringComparison.Ordinal);

    [GeneratedRegex("^```(\\w*)\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex CodeBlock();

    [GeneratedRegex(@"\] [\d.]+ m?s$", RegexOptions.Multiline)]
    private static partial Regex Duration();
}
