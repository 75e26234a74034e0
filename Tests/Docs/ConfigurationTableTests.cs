using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Judgeval.Configuration;
using Judgeval.Diagnostics;
using Judgeval.Tests.Contract;

namespace Judgeval.Tests.Docs;

/// <summary>The table of options and keys says what there is: all of it, and nothing else; and each of them does something.</summary>
public sealed partial class ConfigurationTableTests
{
    // What these do is not in the settings; the tests of the configuration show it.
    private static readonly string[] Elsewhere = ["JUDGMENT_LOG_LEVEL", nameof(TracerOptions.SetActive)];

    private static readonly Dictionary<string, string> Baseline = new()
    {
        ["JUDGMENT_AUTO_START_TRACE"] = "true",
        ["GITHUB_REPOSITORY"] = "acme/shop",
        ["GITHUB_SHA"] = "0123456789abcdef0123456789abcdef01234567",
    };

    private static readonly object[] Samples =
        [
            "7", "100", "2000000", "none", 2_000_000L, "0.5", "true", "false", "console", "https://sample.test/a", "key=value", "pii", """{"gpt-4o":{"prompt":1}}""",
            100, 0.5, true, false, new[] { "console" }, new[] { "pii" }, new Dictionary<string, object> { ["key"] = "value" },
            new Dictionary<string, ModelPrice> { ["gpt-4o"] = new(1, 2) },
        ];

    public static TheoryData<string> Keys => [.. Documented(1).Except(Elsewhere)];

    public static TheoryData<string> Options => [.. OptionProperties().Where(static option => Samples.Any(sample => Fits(option, sample))).Select(static option => option.Name).Except(Elsewhere)];

    [Fact]
    public void every_option_is_in_the_table_and_no_other() =>
        Assert.Equal(OptionProperties().Select(static option => option.Name).Order(StringComparer.Ordinal), Documented(0).Order(StringComparer.Ordinal));

    [Fact]
    public void every_key_that_is_read_is_in_the_table_and_no_other()
    {
        var asked = new HashSet<string>(StringComparer.Ordinal);
        using (Tracer.Create(new TracerOptions { WarningWriter = TextWriter.Null }, key =>
        {
            asked.Add(key);
            return null;
        }))
        {
        }

        Assert.Equal(asked.Where(IsKey).Order(StringComparer.Ordinal), Documented(1).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void a_key_does_something(string key) => Assert.Contains(
        Samples.OfType<string>(),
        sample => Changes(new TracerOptions(), new(Baseline) { [key] = sample }));

    [Theory]
    [MemberData(nameof(Options))]
    public void an_option_does_something(string name)
    {
        PropertyInfo option = typeof(TracerOptions).GetProperty(name)!;
        Assert.Contains(Samples.Where(sample => Fits(option, sample)), sample =>
        {
            var options = new TracerOptions();
            option.SetValue(options, sample);
            return Changes(options, Baseline);
        });
    }

    [Theory]
    [InlineData("GITHUB")]
    [InlineData("GITLAB")]
    [InlineData("AZURE")]
    [InlineData("BITBUCKET")]
    [InlineData("CIRCLE")]
    [InlineData("JENKINS")]
    [InlineData("BUILDKITE")]
    public void the_page_names_the_build_servers(string server) => Assert.Contains(server, Page, StringComparison.OrdinalIgnoreCase);

    [Fact]
    public void the_page_names_every_resource_attribute()
    {
        var options = new TracerOptions { AgentId = "a", AgentName = "b", ServiceRole = "c", Environment = "d", ServiceName = "e" };
        TracerSettings settings = Read(options, Baseline);
        IEnumerable<string> keys = ResourceFactory.Create(settings, "project").Build().Attributes.Select(static attribute => attribute.Key);

        Assert.All(keys.Where(static key => !key.StartsWith("telemetry.sdk.", StringComparison.Ordinal)), static key => Assert.Contains($"`{key}`", Page, StringComparison.Ordinal));
    }

    private static string Page => File.ReadAllText(Path.Combine(RepositoryTests.Root, "docs", "configuration.md"));

    private static bool Changes(TracerOptions options, Dictionary<string, string> variables)
    {
        try
        {
            return Describe(Read(options, variables)) != Describe(Read(new TracerOptions(), Baseline));
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static TracerSettings Read(TracerOptions options, Dictionary<string, string> variables)
    {
        var log = new RuntimeLog(null, LogSeverity.None);
        return new SettingsReader(options, new EnvironmentReader(variables.GetValueOrDefault, log), log).Read();
    }

    private static string Describe(object? value) => value switch
    {
        null => "null",
        string text => text,
        IEnumerable list => string.Join(',', list.Cast<object>().Select(Describe)),
        _ when value.GetType() is { IsEnum: false, Namespace: not null } type && type.Namespace.StartsWith("Judgeval", StringComparison.Ordinal) =>
            string.Join(';', type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).Where(static p => p.Name != "EqualityContract").Select(p => $"{p.Name}={Describe(p.GetValue(value))}")),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    private static PropertyInfo[] OptionProperties() => typeof(TracerOptions).GetProperties(BindingFlags.Instance | BindingFlags.Public);

    private static bool Fits(PropertyInfo option, object sample) => (Nullable.GetUnderlyingType(option.PropertyType) ?? option.PropertyType).IsInstanceOfType(sample);

    // The first table of the page.
    private static IEnumerable<string> Documented(int column) => Page.Split('\n')
        .SkipWhile(static line => !line.StartsWith("| `TracerOptions`", StringComparison.Ordinal)).Skip(2)
        .TakeWhile(static line => line.StartsWith('|'))
        .SelectMany(line => Names(line.Split('|')[column + 1]));

    private static IEnumerable<string> Names(string cell)
    {
        List<string> names = [.. Name().Matches(cell).Select(static match => match.Groups[1].Value).Where(static name => name != "SPAN_")];
        return cell.Contains("without `SPAN_`", StringComparison.Ordinal) ? names.Concat(names.Select(static name => name.Replace("SPAN_", "", StringComparison.Ordinal))) : names;
    }

    private static bool IsKey(string name) => name.StartsWith("JUDGMENT_", StringComparison.Ordinal) || name.StartsWith("OTEL_", StringComparison.Ordinal);

    [GeneratedRegex("`([A-Za-z_]+)`")]
    private static partial Regex Name();
}
