using Google.Protobuf.Collections;
using Judgeval.Spans;
using Judgeval.Tests.Otlp;
using Judgeval.Tests.Support;

namespace Judgeval.Tests.Runtime.Configuration;

/// <summary>What the resource says, as an independent decoder reads it.</summary>
public sealed class ResourceTests
{
    private const string Hash = "0123456789abcdef0123456789abcdef01234567";

    private static readonly Dictionary<string, string> Nothing = [];

    [Fact]
    public async Task the_process_describes_itself()
    {
        RepeatedField<KeyValue> attributes = await SendAsync(static _ => { }, Nothing);

        Assert.Equal(Environment.ProcessId, attributes.Single(static attribute => attribute.Key == "process.pid").Value.IntValue);
        Assert.Equal(".NET", attributes.Text("process.runtime.name"));
        Assert.Equal(Environment.Version.ToString(), attributes.Text("process.runtime.version"));
        Assert.Equal(System.Runtime.InteropServices.RuntimeInformation.FrameworkDescription, attributes.Text("process.runtime.description"));
        Assert.Equal(OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsMacOS() ? "darwin" : "linux", attributes.Text("os.type"));
        Assert.True(Guid.TryParse(attributes.Text("service.instance.id"), out _));
        Assert.NotNull(attributes.Text("service.version"));
        Assert.Equal("judgeval-dotnet", attributes.Text("telemetry.distro.name"));
    }

    [Fact]
    public async Task two_tracers_of_one_process_are_one_instance()
    {
        string? first = (await SendAsync(static _ => { }, Nothing)).Text("service.instance.id");

        Assert.Equal(first, (await SendAsync(static _ => { }, Nothing)).Text("service.instance.id"));
    }

    [Theory]
    [InlineData("agent.id", "JUDGMENT_AGENT_ID")]
    [InlineData("agent.name", "JUDGMENT_AGENT_NAME")]
    [InlineData("traccia.service_role", "JUDGMENT_SERVICE_ROLE")]
    [InlineData("deployment.environment", "JUDGMENT_ENVIRONMENT")]
    [InlineData("deployment.environment.name", "JUDGMENT_ENVIRONMENT")]
    [InlineData("judgment.git.repo", "JUDGMENT_GIT_REPO")]
    [InlineData("judgment.git.ref", "JUDGMENT_GIT_REF")]
    [InlineData("service.name", "OTEL_SERVICE_NAME")]
    public async Task code_wins_over_the_environment_and_that_over_the_list_of_attributes(string key, string variable)
    {
        var environment = new Dictionary<string, string> { [variable] = "variable", ["OTEL_RESOURCE_ATTRIBUTES"] = $"{key}=list" };

        Assert.Equal("variable", (await SendAsync(static _ => { }, environment)).Text(key));
        Assert.Equal("option", (await SendAsync(AllOptions, environment)).Text(key));
        Assert.Equal("own", (await SendAsync(options => options.ResourceAttributes = new Dictionary<string, object> { [key] = "own" }, environment)).Text(key));
    }

    [Theory]
    [InlineData("service.version")]
    [InlineData("service.instance.id")]
    [InlineData("os.type")]
    [InlineData("process.runtime.name")]
    [InlineData("agent.id")]
    [InlineData("deployment.environment")]
    public async Task the_list_of_attributes_wins_over_what_we_found_out(string key) =>
        Assert.Equal("list", (await SendAsync(static _ => { }, new() { ["OTEL_RESOURCE_ATTRIBUTES"] = $"{key}=list" })).Text(key));

    [Theory]
    [InlineData("telemetry.sdk.name", "opentelemetry")]
    [InlineData("telemetry.sdk.language", "dotnet")]
    [InlineData("telemetry.distro.name", "judgeval-dotnet")]
    public async Task what_the_sdk_is_called_cannot_be_changed(string key, string expected) =>
        Assert.Equal(expected, (await SendAsync(
            options => options.ResourceAttributes = new Dictionary<string, object> { [key] = "mine" },
            new() { ["OTEL_RESOURCE_ATTRIBUTES"] = $"{key}=list" })).Text(key));

    [Fact]
    public async Task own_attributes_keep_their_types()
    {
        RepeatedField<KeyValue> attributes = await SendAsync(
            static options => options.ResourceAttributes = new Dictionary<string, object> { ["text"] = "x", ["flag"] = true, ["number"] = 7, ["share"] = 0.5, ["texts"] = new[] { "a", "b" } },
            Nothing);

        AnyValue Value(string key) => attributes.Single(attribute => attribute.Key == key).Value;
        Assert.Equal(("x", true, 7L, 0.5), (Value("text").StringValue, Value("flag").BoolValue, Value("number").IntValue, Value("share").DoubleValue));
        Assert.Equal(["a", "b"], Value("texts").ArrayValue.Values.Select(static value => value.StringValue));
    }

    [Fact]
    public async Task a_commit_and_an_address_have_their_standard_names_too()
    {
        RepeatedField<KeyValue> attributes = await SendAsync(static _ => { }, new() { ["GITHUB_REPOSITORY"] = "acme/shop", ["GITHUB_SHA"] = Hash });
        Assert.Equal(("https://github.com/acme/shop", Hash), (attributes.Text("judgment.git.repo"), attributes.Text("judgment.git.ref")));
        Assert.Equal(("https://github.com/acme/shop", Hash), (attributes.Text("vcs.repository.url.full"), attributes.Text("vcs.ref.head.revision")));

        RepeatedField<KeyValue> named = await SendAsync(static options => (options.GitRepo, options.GitRef) = ("acme/shop", "v1"), Nothing);
        Assert.Equal(("acme/shop", "v1"), (named.Text("judgment.git.repo"), named.Text("judgment.git.ref")));
        Assert.DoesNotContain(named, static attribute => attribute.Key.StartsWith("vcs.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task nothing_is_said_of_git_when_that_is_switched_off() =>
        Assert.DoesNotContain(
            await SendAsync(static options => options.RecordGit = false, new() { ["GITHUB_REPOSITORY"] = "acme/shop", ["GITHUB_SHA"] = Hash }),
            static attribute => attribute.Key.Contains("git", StringComparison.Ordinal) || attribute.Key.StartsWith("vcs.", StringComparison.Ordinal));

    [Fact]
    public void an_attribute_that_no_resource_can_have_is_an_error_that_names_it()
    {
        Assert.Equal(
            "ResourceAttributes[\"when\"] is System.DateTime, which is not text, a truth value, a number, or an array of them.",
            Assert.Throws<ArgumentException>(static () => Create("when", DateTime.UnixEpoch)).Message);
        Assert.StartsWith("ResourceAttributes[\"nothing\"] is null", Assert.Throws<ArgumentException>(static () => Create("nothing", null!)).Message, StringComparison.Ordinal);
        Assert.Contains("blank", Assert.Throws<ArgumentException>(static () => Create(" ", "x")).Message, StringComparison.Ordinal);

        static void Create(string key, object value) =>
            new TestTracer(options => options.ResourceAttributes = new Dictionary<string, object> { [key] = value }).Dispose();
    }

    private static void AllOptions(TracerOptions options)
    {
        options.AgentId = options.AgentName = options.ServiceRole = options.Environment = options.ServiceName = options.GitRepo = options.GitRef = "option";
    }

    private static async Task<RepeatedField<KeyValue>> SendAsync(Action<TracerOptions> configure, Dictionary<string, string> environment)
    {
        await using OtlpServer server = await OtlpServer.StartAsync();
        var options = new TracerOptions { ApiUrl = server.Url, ApiKey = "key", OrganizationId = "org", ProjectName = "shop" };
        configure(options);
        using Tracer tracer = Tracer.Create(options, environment.GetValueOrDefault);
        TracerScope.SetOverride(tracer);
        HandWoven.Run(HandWoven.Method("Run"), static () => { });
        Assert.True(tracer.Flush());
        TracerScope.SetOverride(null);
        return Assert.Single(server.TraceRequests).Traces.ResourceSpans[0].Resource.Attributes;
    }
}
