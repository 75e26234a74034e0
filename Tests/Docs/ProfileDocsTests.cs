using System.Text.RegularExpressions;
using Judgeval.Configuration.Platforms;
using Judgeval.Export.Profiles;
using Judgeval.Tests.Contract;
using Judgeval.Tests.Support;

namespace Judgeval.Tests.Docs;

/// <summary>The tables of docs/profiles.md are those of the code, and its examples run.</summary>
public sealed partial class ProfileDocsTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(RepositoryTests.Root, "docs", "profiles.md")).ReplaceLineEndings("\n");

    [Theory]
    [InlineData(AttributeProfiles.TraceRoot)]
    [InlineData(AttributeProfiles.Traccia)]
    [InlineData(AttributeProfiles.OpenInference)]
    public void a_table_has_each_row(AttributeProfiles profile)
    {
        string section = Page.Split($"\n### {profile}\n")[1].Split("\n### ")[0];

        Assert.Equal(
            ProfileTable.Rows.Where(row => row.Profiles.HasFlag(profile)).Select(static row => $"| `{row.Target}` | {SourceOf(row)} | {row.Conversion.Name} |"),
            section.Split('\n').Where(static line => line.StartsWith("| `", StringComparison.Ordinal)));
    }

    [Fact]
    public void every_variable_of_a_platform_is_named()
    {
        OtlpPlatform[] platforms = [KnownPlatforms.TraceRoot, KnownPlatforms.Traccia];
        string[] names = [.. platforms.SelectMany(static platform => platform.Variables.Values.SelectMany(static variables => variables).Select(static variable => variable.Name).Concat(platform.Resource.SelectMany(static row => row.Variables)))];

        Assert.NotEmpty(names);
        Assert.All(names, static name => Assert.Contains($"`{name}`", Page, StringComparison.Ordinal));
    }

    [Fact]
    public void the_example_for_traceroot()
    {
        TracerOptions options = TracerOptions.ForTraceRoot();
        options.Environment = "production";

        Assert.Equal((AttributeProfiles.TraceRoot, "production"), (options.Attributes, options.Environment));
    }

    [Fact]
    public async Task the_example_for_traccia()
    {
        string key = "secret";
        TracerOptions options = TracerOptions.ForTraccia(key);
        options.ServiceName = "search-assistant";

        await using OtlpServer server = await OtlpServer.StartAsync();
        options.ApiUrl = server.Url + "/v2/traces";
        OptionRun.Run(options, static () => Tracer.Span("search", static () => Tracer.SetToolSpan()));
        Assert.Equal("Bearer secret", Assert.Single(server.TraceRequests).Headers["Authorization"]);
        Assert.Equal("tool", Assert.Single(server.Spans).Attributes.Text("span.type"));
    }

    [Fact]
    public void the_example_for_openinference()
    {
        string key = "secret";
        TracerOptions options = TracerOptions.ForOtlp("http://localhost:6006/v1/traces", new Dictionary<string, string> { ["api_key"] = key });
        options.Attributes = AttributeProfiles.OpenInference;

        Assert.Equal("http://localhost:6006/v1/traces", options.Platform!.EndpointOf(options.ApiUrl!));
        Assert.Equal([new("api_key", "secret")], options.Platform.Headers);
    }

    [Fact]
    public void every_example_is_run_here()
    {
        string here = Flat(File.ReadAllText(Path.Combine(RepositoryTests.Root, "Tests", "Docs", "ProfileDocsTests.cs")));
        string[] examples = [.. Example().Matches(Page).Select(static match => Flat(match.Groups[1].Value))];

        Assert.Equal(3, examples.Length);
        Assert.All(examples, example => Assert.Contains(example, here, StringComparison.Ordinal));
    }

    private static string SourceOf(ProfileRow row) => string.Join(", else ", row.Sources.Select(static source => source[0] == '<' ? source.Trim('<', '>') : $"`{source}`"));

    private static string Flat(string text) => string.Join('\n', text.Split('\n').Select(static line => line.Trim()).Where(static line => line.Length > 0));

    [GeneratedRegex("```csharp(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();
}
