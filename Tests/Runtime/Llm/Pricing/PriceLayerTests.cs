using Judgeval.Configuration;
using Judgeval.Diagnostics;
using Judgeval.Export.Delivery;
using Judgeval.Llm.Pricing;
using Microsoft.Extensions.Configuration;

namespace Judgeval.Tests.Runtime.Llm.Pricing;

/// <summary>Whose price counts, and what becomes of a bad one.</summary>
public sealed class PriceLayerTests : IDisposable
{
    private readonly StringWriter _warnings = new();
    private readonly string _file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
    private readonly Dictionary<string, string> _variables = [];
    private readonly TracerOptions _options = new();

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void code_wins_over_the_environment_and_that_over_the_file_and_that_over_the_bundled_table()
    {
        File.WriteAllText(_file, """{"generated_at":"2026-11-01T00:00:00Z","models":{"gpt-4o":{"prompt":1},"gpt-4.1":{"prompt":1},"o3":{"prompt":1}}}""");
        _variables[PricingReader.OverrideKey] = """{"gpt-4o":{"prompt":2,"completion":2},"gpt-4.1":{"prompt":2,"completion":2}}""";
        _options.PricingOverride = new Dictionary<string, ModelPrice> { ["gpt-4o"] = new(3, 3) };
        PriceResolver prices = Resolver();

        Assert.Equal([("override", 3m), ("env", 2m), ("local_cache", 1m), ("bundled", 0.0011m)], ((string[])["gpt-4o", "gpt-4.1", "o3", "o3-mini"]).Select(model =>
        {
            PriceEntry entry = prices.Find(model, null, null)!.Entry;
            return (entry.SourceName, entry.Price.Input);
        }));
        Assert.Empty(_warnings.ToString());
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"gpt-4o":7}""")]
    [InlineData("""{"gpt-4o":{"prompt":"cheap"}}""")]
    [InlineData("""{"gpt-4o":{"prompt":-1}}""")]
    [InlineData("""{"gpt-4o":{"prompt":1e300}}""")]
    [InlineData("""{"gpt-4o":{}}""")]
    public void bad_json_is_one_warning_that_says_what_is_allowed(string json)
    {
        _variables[PricingReader.OverrideKey] = json;

        Assert.Equal(0.0025m, Resolver().Find("gpt-4o", null, null)?.Entry.Price.Input);
        string warning = Assert.Single(_warnings.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("JUDGMENT_PRICING_OVERRIDE_JSON is '" + json, warning, StringComparison.Ordinal);
        Assert.Contains("which is not a JSON object of models with rates in US dollars for 1,000 tokens", warning, StringComparison.Ordinal);
    }

    [Fact]
    public void bad_json_in_a_configuration_is_an_error()
    {
        _options.Configuration = new ConfigurationBuilder().AddInMemoryCollection([new("PricingOverrideJson", "nonsense")]).Build();

        Assert.Contains("PricingOverrideJson is 'nonsense'", Assert.Throws<ArgumentException>(() => Resolver()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void a_long_value_is_not_told_whole()
    {
        _variables[PricingReader.OverrideKey] = new string('x', 10_000);

        Resolver();
        Assert.InRange(_warnings.ToString().Length, 1, 500);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("""{"models":{}}""")]
    [InlineData("""{"models":{"sample_spec":{"prompt":"a number"}}}""")]
    public void a_bad_file_is_one_warning_and_the_bundled_table_counts(string content)
    {
        File.WriteAllText(_file, content);
        PriceResolver prices = Resolver();

        Assert.Equal("bundled", prices.Find("gpt-4o", null, null)?.Entry.SourceName);
        Assert.Equal("bundled", prices.Find("o3", null, null)?.Entry.SourceName);
        Assert.Contains($"JUDGMENT_PRICING_CACHE_PATH: '{_file}' is not used", Assert.Single(_warnings.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Fact]
    public void a_row_of_a_file_that_is_no_price_costs_that_row_only()
    {
        File.WriteAllText(_file, """{"models":{"sample_spec":{"prompt":"a number"},"new-model":{"prompt":1,"completion":2,"_max_tokens":5}}}""");

        Assert.Equal(new ModelPrice(1, 2), Resolver().Find("new-model", null, null)?.Entry.Price);
        Assert.Empty(_warnings.ToString());
    }

    [Fact]
    public void a_price_that_is_not_allowed_in_code_is_an_error()
    {
        _options.PricingOverride = new Dictionary<string, ModelPrice> { ["m"] = new(-1, 1) };

        Assert.Contains("PricingOverride has 'm'", Assert.Throws<ArgumentException>(() => Resolver()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void the_model_that_answered_counts_before_the_one_asked_for_unless_the_user_has_a_price_for_that()
    {
        _options.PricingOverride = new Dictionary<string, ModelPrice> { ["my-deployment"] = new(9, 9) };
        PriceResolver prices = Resolver();

        Assert.Equal("gpt-4o-mini", prices.Find("gpt-4o", "gpt-4o-mini-2024-07-18", "openai")?.Entry.Key);
        Assert.Equal("gpt-4o", prices.Find("gpt-4o", "unknown", "openai")?.Entry.Key);
        Assert.Equal("gpt-4o", prices.Find("other-deployment", "gpt-4o", "azure")?.Entry.Key);
        Assert.Equal("my-deployment", prices.Find("my-deployment", "gpt-4o", "azure")?.Entry.Key);
        Assert.Null(prices.Find(null, " ", null));
    }

    [Fact]
    public void a_price_that_was_found_is_found_again_without_allocating()
    {
        PriceResolver prices = Resolver();
        for (int i = 0; i < 50; i++)
        {
            prices.Find("gpt-4o-2024-08-06", "GPT-4O", "openai");
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        prices.Find("gpt-4o-2024-08-06", "GPT-4O", "openai");
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void names_that_never_come_again_are_not_all_remembered()
    {
        PriceResolver prices = Resolver();
        for (int i = 0; i < 3000; i++)
        {
            Assert.Null(prices.Find($"unknown-{i}", null, null));
        }

        Assert.Equal("gpt-4o", prices.Find("gpt-4o", null, null)?.Entry.Key);
    }

    private PriceResolver Resolver()
    {
        _options.PricingCachePath ??= _file;
        var log = new RuntimeLog(null, LogSeverity.Warning, _warnings);
        TracerSettings settings = new SettingsReader(_options, new EnvironmentReader(_variables.GetValueOrDefault, log, _options.Configuration), log).Read();
        _warnings.GetStringBuilder().Replace(CredentialsWarning(), "");
        return new PriceResolver(settings.Pricing, log, TimeSource.System);
    }

    // The only other one that these settings cause.
    private string CredentialsWarning() =>
        _warnings.ToString().Split('\n').FirstOrDefault(static line => line.Contains("no spans are sent", StringComparison.Ordinal)) is { } line ? line + "\n" : "\n\n\n";
}
