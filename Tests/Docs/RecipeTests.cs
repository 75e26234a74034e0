using System.Text.RegularExpressions;
using Judgeval.Configuration;
using Judgeval.Tests.Contract;
using Judgeval.Tests.Support;
using YamlDotNet.RepresentationModel;

namespace Judgeval.Tests.Docs;

/// <summary>The configurations in docs/recipes hold together, and fit what our exporter sends. No collector runs them here.</summary>
public sealed partial class RecipeTests
{
    private static readonly string Folder = Path.Combine(RepositoryTests.Root, "docs", "recipes");
    private static readonly string[] Sections = ["receivers", "processors", "exporters", "extensions"];

    public static TheoryData<string> Files => [.. Names()];

    [Theory]
    [MemberData(nameof(Files))]
    public void every_component_that_is_named_is_configured_and_every_configured_one_is_named(string file)
    {
        YamlMappingNode root = Read(file);
        YamlMappingNode service = Map(root, "service");
        var named = new SortedSet<string>(Names(service, "extensions").Select(static name => "extensions/" + name), StringComparer.Ordinal);
        foreach (YamlMappingNode pipeline in Map(service, "pipelines").Children.Values.Cast<YamlMappingNode>())
        {
            Assert.NotEmpty(Names(pipeline, "receivers"));
            Assert.NotEmpty(Names(pipeline, "exporters"));
            named.UnionWith(Sections[..3].SelectMany(section => Names(pipeline, section).Select(name => $"{section}/{name}")));
        }

        Assert.Equal(named, Components(root).Select(static component => component.Id).Order(StringComparer.Ordinal));
        Assert.All(root.Children.Keys, static key => Assert.Contains(key.ToString(), Sections.Append("service")));
        Assert.All(Leaves(root).Where(static leaf => leaf.Path.EndsWith("sending_queue.storage", StringComparison.Ordinal)), leaf => Assert.True(named.Contains("extensions/" + leaf.Value), leaf.Value));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void every_key_is_one_that_the_component_documents(string file)
    {
        var components = Components(Read(file)).ToList();

        Assert.NotEmpty(components);
        Assert.All(components, static component => Assert.All(
            Leaves(component.Settings),
            leaf => Assert.True(CollectorKeys.Has(component.Type, leaf.Path), $"{component.Type} has no key '{leaf.Path}'")));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void no_secret_is_written_down(string file)
    {
        var secrets = Leaves(Read(file)).Where(static leaf => SecretKey().IsMatch(leaf.Path)).ToList();

        Assert.All(secrets, static leaf => Assert.Matches(@"^(Bearer )?\$\{env:[A-Z_]+\}$", leaf.Value));
        Assert.Equal(file != "kafka-ingest.yaml", secrets.Count > 0);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task what_the_collector_sends_to_judgment_is_what_our_exporter_sends(string file)
    {
        await using OtlpServer server = await OtlpServer.StartAsync();
        using (Tracer tracer = JudgmentAccount.Start(JudgmentAccount.Options(server.Url)))
        {
            HandWoven.Run(HandWoven.Method("Run"), static () => { });
        }

        OtlpRequest own = server.TraceRequests[0];
        var judgment = Components(Read(file)).Where(static component => component.Id == "exporters/otlp_http/judgment").ToList();

        Assert.Equal(file == "kafka-ingest.yaml" ? 0 : 1, judgment.Count);
        Assert.All(judgment, component =>
        {
            var settings = Leaves(component.Settings).ToDictionary(static leaf => leaf.Path, static leaf => leaf.Value);
            Assert.Equal(TracerSettings.DefaultApiUrl + own.Path, settings["traces_endpoint"]);
            string[] headers = [.. settings.Keys.Where(static key => key.StartsWith("headers.", StringComparison.Ordinal)).Select(static key => key["headers.".Length..]).Order(StringComparer.Ordinal)];
            Assert.Equal(["Authorization", "X-Organization-Id", "X-Project-Id"], headers);
            Assert.All(headers, header => Assert.True(own.Headers.ContainsKey(header), header));
            Assert.Equal(own.Headers["Authorization"].StartsWith("Bearer ", StringComparison.Ordinal), settings["headers.Authorization"].StartsWith("Bearer ", StringComparison.Ordinal));
        });
    }

    [Fact]
    public async Task our_exporter_posts_to_where_the_receivers_listen()
    {
        TracerOptions options = TracerOptions.ForOtlp("http://collector:4318/v1/traces");
        options.ServiceName = "search-assistant";
        options.SpoolPath = "/var/lib/search-assistant/spans";
        var documented = new Uri(options.ApiUrl!);
        await using OtlpServer server = await OtlpServer.StartAsync();
        TracerOptions here = TracerOptions.ForOtlp(server.Url + documented.AbsolutePath);
        using (Tracer tracer = JudgmentAccount.Start(here))
        {
            HandWoven.Run(HandWoven.Method("Run"), static () => { });
        }

        OtlpRequest request = Assert.Single(server.Requests);
        Assert.Equal("application/x-protobuf", request.Headers["Content-Type"]);
        var receivers = Names().SelectMany(static file => Components(Read(file))).Where(static component => component.Type == "receivers/otlp").ToList();
        Assert.Equal(5, receivers.Count);
        Assert.All(receivers, component =>
        {
            var settings = Leaves(component.Settings).ToDictionary(static leaf => leaf.Path, static leaf => leaf.Value);
            Assert.Equal($"0.0.0.0:{documented.Port}", settings["protocols.http.endpoint"]);
            Assert.Equal(settings.GetValueOrDefault("protocols.http.traces_url_path", "/v1/traces"), request.Path);
        });
    }

    [Fact]
    public void the_page_names_each_file_and_its_example_is_run_here()
    {
        string page = File.ReadAllText(Path.Combine(Folder, "README.md"));
        string example = Example().Match(page).Groups[1].Value;

        Assert.All(Names(), file => Assert.Contains($"({file})", page, StringComparison.Ordinal));
        Assert.Equal(3, example.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        string here = File.ReadAllText(Path.Combine(RepositoryTests.Root, "Tests", "Docs", "RecipeTests.cs"));
        Assert.All(example.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.Contains(line.Trim(), here, StringComparison.Ordinal));
    }

    private static string[] Names() => [.. Directory.GetFiles(Folder, "*.yaml").Select(static file => Path.GetFileName(file)!)];

    private static YamlMappingNode Read(string file)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(File.ReadAllText(Path.Combine(Folder, file))));
        return (YamlMappingNode)Assert.Single(stream.Documents).RootNode;
    }

    // "exporters/otlp_http/judgment" is of the type "exporters/otlp_http".
    private static IEnumerable<(string Id, string Type, YamlNode Settings)> Components(YamlMappingNode root) =>
        from section in Sections
        where root.Children.ContainsKey(section)
        from component in Map(root, section).Children
        select ($"{section}/{component.Key}", $"{section}/{component.Key.ToString().Split('/')[0]}", component.Value);

    private static IEnumerable<(string Path, string Value)> Leaves(YamlNode node, string path = "") => node switch
    {
        YamlMappingNode map => map.Children.SelectMany(child => Leaves(child.Value, path.Length == 0 ? child.Key.ToString() : $"{path}.{child.Key}")),
        YamlSequenceNode list => list.Children.SelectMany(child => Leaves(child, path + "[]")),
        _ => [(path, node.ToString())],
    };

    private static YamlMappingNode Map(YamlMappingNode node, string key) => (YamlMappingNode)node.Children[key];

    private static string[] Names(YamlMappingNode node, string key) => node.Children.TryGetValue(key, out YamlNode? names) ? [.. ((YamlSequenceNode)names).Select(static name => name.ToString())] : [];

    [GeneratedRegex("(password|username|headers\\.)")]
    private static partial Regex SecretKey();

    [GeneratedRegex("```csharp(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();
}
