using Judgeval.Configuration;
using Judgeval.Diagnostics;
using Judgeval.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Judgeval.Tests.Runtime.Configuration;

public sealed class HostConfigurationTests
{
    [Fact]
    public void each_key_comes_from_code_then_the_environment_then_the_configuration()
    {
        var variables = new Dictionary<string, string> { ["JUDGMENT_PROJECT_NAME"] = "environment", ["JUDGMENT_ENVIRONMENT"] = "environment", ["JUDGMENT_ORG_ID"] = " " };
        var options = new TracerOptions
        {
            ProjectName = "code",
            Configuration = Section(("ProjectName", "file"), ("Environment", "file"), ("OrganizationId", "file"), ("ServiceName", "file"), ("SampleRate", "0.5"), ("ScheduleDelayMilliseconds", "7")),
        };

        TracerSettings settings = new SettingsReader(options, new EnvironmentReader(key => variables.GetValueOrDefault(key), Log(), options.Configuration), Log()).Read();

        Assert.Equal(("code", "environment", "file", "file"), (settings.ProjectName, settings.Environment, settings.OrganizationId, settings.ServiceName));
        Assert.Equal((0.5, 7, 8192), (settings.SampleRate, settings.ScheduleDelayMilliseconds, settings.MaxQueueSize));
    }

    [Fact]
    public void exporters_are_a_list_or_a_text()
    {
        Assert.Equal(ExporterKinds.Console | ExporterKinds.File, Read(Section(("Exporters:0", "console"), ("Exporters:1", "file"))).Exporters);
        Assert.Equal(ExporterKinds.Console | ExporterKinds.File, Read(Section(("Exporters", "console,file"))).Exporters);
    }

    [Fact]
    public void resource_attributes_come_from_code_then_the_environment_then_the_configuration()
    {
        var variables = new Dictionary<string, string> { ["OTEL_RESOURCE_ATTRIBUTES"] = "team=environment,shard=environment" };
        var options = new TracerOptions
        {
            ServiceName = "code",
            ResourceAttributes = [new("team", "code")],
            Configuration = Section(("ResourceAttributes:team", "file"), ("ResourceAttributes:shard", "file"), ("ResourceAttributes:cloud.region", " file "), ("ResourceAttributes:empty", ""), ("ResourceAttributes:service.name", "file")),
        };
        ConfigurationKeys.Check(options.Configuration);

        TracerSettings settings = new SettingsReader(options, new EnvironmentReader(key => variables.GetValueOrDefault(key), Log(), options.Configuration), Log()).Read();
        var attributes = ResourceFactory.Create(settings, projectId: null).Build().Attributes.ToDictionary(static attribute => attribute.Key, static attribute => attribute.Value);

        Assert.Equal(["code", "environment", "file", "code"], new[] { "team", "shard", "cloud.region", "service.name" }.Select(key => attributes[key]));
        Assert.DoesNotContain("empty", attributes.Keys);
    }

    [Theory]
    [InlineData("SampleRate", "2", "Judgeval:SampleRate is '2', which is not a number from 0 to 1.")]
    [InlineData("ApiUrl", "ftp://x", "Judgeval:ApiUrl is 'ftp://x', which is not an http or https URL.")]
    [InlineData("Exporters", "fax", "Judgeval:Exporters names the exporter 'fax'; allowed are otlp, console, file.")]
    [InlineData("LogLevel", "loud", "Judgeval:LogLevel is 'loud', which is not one of debug, info, warning, error, none.")]
    [InlineData("ResourceAttributes", "team=search", "Judgeval:ResourceAttributes is 'team=search', which is not an object of names and values.")]
    [InlineData("ResourceAttributes:team:0", "search", "Judgeval:ResourceAttributes:team is an object or a list, which is not a single value.")]
    [InlineData("SampelRate", "1", "Judgeval:SampelRate is not known; allowed are AgentId, AgentName, ApiKey, ")]
    public async Task a_bad_value_stops_the_start_of_the_host_and_names_the_key(string key, string value, string message)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection([new($"Judgeval:{key}", value)]);
        builder.Services.AddJudgeval();
        using IHost host = builder.Build();

        var error = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());

        Assert.StartsWith(message, Assert.Single(error.Failures), StringComparison.Ordinal);
    }

    [Fact]
    public void every_environment_variable_has_a_key_that_is_known()
    {
        string[] variables =
        [
            .. File.ReadAllLines(Path.Combine(Contract.RepositoryTests.Root, "docs", "configuration.md"))
                .Where(static line => line.StartsWith("| `", StringComparison.Ordinal))
                .Select(static line => line.Split('|'))
                .Where(static cells => cells[2].Contains("JUDGMENT_", StringComparison.Ordinal))
                .Select(static cells => cells[2].Split('`')[1]),
        ];

        Assert.NotEmpty(variables);
        Assert.All(variables, static variable => ConfigurationKeys.Check(Section((ConfigurationKeys.Of(variable), "x"))));
    }

    [Fact]
    public void code_that_is_given_the_options_comes_last_and_the_section_can_be_another()
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
        IConfigurationSection section = Section(("ProjectName", "file"));

        services.AddJudgeval(section, static options => options.ProjectName = "code");
        using ServiceProvider provider = services.BuildServiceProvider();

        TracerOptions options = provider.GetRequiredService<IOptions<TracerOptions>>().Value;
        Assert.Equal(("code", section), (options.ProjectName, options.Configuration));
    }

    private static TracerSettings Read(IConfiguration section) =>
        new SettingsReader(new TracerOptions(), new EnvironmentReader(static _ => null, Log(), section), Log()).Read();

    private static IConfigurationSection Section(params (string Key, string Value)[] values) =>
        new ConfigurationBuilder().AddInMemoryCollection(values.Select(static value => KeyValuePair.Create($"Judgeval:{value.Key}", (string?)value.Value))).Build().GetSection("Judgeval");

    private static RuntimeLog Log() => new(factory: null, LogSeverity.None);
}
