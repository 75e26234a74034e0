using Judgeval.Llm.Pricing;

namespace Judgeval.Tests.Runtime.Llm.Pricing;

/// <summary>Which price a model has.</summary>
public sealed class PriceTableTests
{
    private static readonly PriceTable Table = new(
    [
        .. PriceFiles.ReadBundled(),
        .. Entries("anthropic.claude-3-5-sonnet-20241022-v2:0", "bedrock"),
        .. Entries("xai/grok-4.7", "xai"),
        .. Entries("o1", "openai"),
    ]);

    [Fact]
    public void the_very_name_wins() => AssertFound("gpt-4o", "exact", "gpt-4o", vendor: "azure");

    [Fact]
    public void a_longer_name_is_another_model() => AssertNothing("gpt-4x");

    [Fact]
    public void a_name_with_more_words_is_another_model() => AssertNothing("gpt-4-turbo-preview-custom");

    [Fact]
    public void a_fine_tuned_model_has_no_price() => AssertNothing("gpt-4o-mini-ft-abc");

    [Fact]
    public void a_newer_version_is_not_the_older_one() => AssertNothing("gpt-4.5-preview");

    [Fact]
    public void a_name_that_begins_alike_is_another_model() => AssertNothing("o1abc");

    [Fact]
    public void case_does_not_count() => AssertFound("GPT-4o", "base", "gpt-4o");

    [Fact]
    public void a_date_that_the_table_does_not_have_is_left_out() => AssertFound("gpt-4o-2099-01-01", "base", "gpt-4o");

    [Fact]
    public void a_date_without_hyphens_is_left_out() => AssertFound("claude-sonnet-4-5-20250929", "base", "claude-sonnet-4-5");

    [Fact]
    public void latest_is_left_out() => AssertFound("gpt-4o-latest", "base", "gpt-4o");

    [Fact]
    public void what_is_before_a_slash_is_left_out() => AssertFound("models/gemini-2.5-flash", "base", "gemini/gemini-2.5-flash");

    [Fact]
    public void of_several_vendors_groq_is_chosen() => AssertFound("openai/gpt-oss-120b", "base", "groq/openai/gpt-oss-120b", vendor: "groq");

    [Fact]
    public void of_several_vendors_together_is_chosen() => AssertFound("openai/gpt-oss-120b", "base", "together_ai/openai/gpt-oss-120b", vendor: "together_ai");

    [Fact]
    public void a_vendor_may_be_written_in_other_ways() => AssertFound("openai/gpt-oss-120b", "base", "together_ai/openai/gpt-oss-120b", vendor: "Together AI");

    [Fact]
    public void without_a_vendor_the_shortest_name_wins() => AssertFound("gpt-oss-120b", "base", "groq/openai/gpt-oss-120b");

    [Fact]
    public void a_cloud_before_the_vendor_is_left_out()
    {
        var table = new PriceTable([.. Entries("a/some-model", "acme"), .. Entries("gemini/some-model", "gemini")]);

        Assert.Equal("gemini/some-model", table.Find("some-model", "gcp.gemini")?.Entry.Key);
        Assert.Equal("a/some-model", table.Find("some-model", "openai")?.Entry.Key);
    }

    [Fact]
    public void a_region_is_left_out() =>
        AssertFound("us.anthropic.claude-3-5-sonnet-20241022-v2:0", "base", "anthropic.claude-3-5-sonnet-20241022-v2:0");

    [Fact]
    public void a_version_is_a_part_of_the_name()
    {
        AssertFound("grok-4.7", "base", "xai/grok-4.7");
        AssertFound("grok-4", "base", "xai/grok-4");
    }

    [Fact]
    public void of_two_prices_for_a_model_the_later_counts_whole()
    {
        var table = new PriceTable([new PriceEntry("m", "a", new ModelPrice(1, 2) { CachedInput = 3 }, PriceSource.Bundled, null), new PriceEntry("m", null, new ModelPrice(4, 5), PriceSource.Override, null)]);

        Assert.Equal(new ModelPrice(4, 5), table.Find("m", null)?.Entry.Price);
    }

    [Fact]
    public void the_bundled_table_is_whole()
    {
        List<PriceEntry> bundled = PriceFiles.ReadBundled();

        Assert.Equal(103, bundled.Count);
        Assert.All(bundled, static entry =>
        {
            Assert.NotNull(entry.Provider);
            Assert.True(entry.Price.Input > 0);
            Assert.Equal(new DateTimeOffset(2026, 4, 22, 15, 7, 43, TimeSpan.Zero), entry.GeneratedAt);
        });
    }

    private static PriceEntry[] Entries(string key, string provider) => [new(key, provider, new ModelPrice(1, 1), PriceSource.LocalCache, null)];

    private static void AssertFound(string model, string kind, string key, string? vendor = null)
    {
        PriceMatch? match = Table.Find(model, vendor);
        Assert.Equal((key, kind), (match?.Entry.Key, match?.Kind));
    }

    private static void AssertNothing(string model) => Assert.Null(Table.Find(model, "openai"));
}
