using Judgeval.Llm.Pricing;

namespace Judgeval.Tests.Runtime.Llm.Pricing;

/// <summary>What a call costs.</summary>
public sealed class CallCostTests
{
    private static readonly PriceTable Bundled = new(PriceFiles.ReadBundled());

    [Theory]
    [InlineData("gpt-4o", 1000, 500, 0.0075)]
    [InlineData("gpt-4o-2024-08-06", 1234, 567, 0.008755)]
    [InlineData("gpt-5-nano", 7, 3, 0.000002)]
    [InlineData("claude-sonnet-4-5", 1000, 1000, 0.018)]
    public void input_and_output_have_their_rates(string model, long input, long output, double expected) =>
        Assert.Equal(expected, CostOf(model, new TokenUsage(input, null, null, output, null)));

    [Fact]
    public void cached_tokens_have_rates_of_their_own()
    {
        CallCost? cost = CallCost.Of(new TokenUsage(1000, 2000, 4000, 1000, null), new ModelPrice(1, 10) { CachedInput = 0.1m, CacheWrite = 1.25m });

        Assert.Equal(new CallCost(1 + 0.2m + 5 + 10, UsedFallback: false), cost);
    }

    [Fact]
    public void cached_tokens_without_a_rate_are_charged_as_the_others_and_that_is_told()
    {
        Assert.Equal(new CallCost(8, UsedFallback: true), CallCost.Of(new TokenUsage(1000, 2000, 4000, 1000, null), new ModelPrice(1, 1)));
        Assert.Equal(new CallCost(2, UsedFallback: false), CallCost.Of(new TokenUsage(1000, 0, 0, 1000, null), new ModelPrice(1, 1)));
    }

    [Fact]
    public void reasoning_is_output_unless_it_has_a_rate()
    {
        var usage = new TokenUsage(0, null, null, 1000, 400);

        Assert.Equal(10, CallCost.Of(usage, new ModelPrice(1, 10))?.Usd);
        Assert.Equal(6 + 8, CallCost.Of(usage, new ModelPrice(1, 10) { Reasoning = 20 })?.Usd);
    }

    [Fact]
    public void what_is_not_known_has_no_price()
    {
        var price = new ModelPrice(1, 1);

        Assert.Null(CallCost.Of(default, price));
        Assert.Null(CallCost.Of(new TokenUsage(1000, null, null, null, null), price));
        Assert.Null(CallCost.Of(new TokenUsage(null, null, null, 1000, null), price));
        Assert.NotNull(CallCost.Of(new TokenUsage(null, 1000, null, 1000, null), price));
    }

    [Fact]
    public void an_embedding_needs_no_output_and_is_never_rounded_to_nothing() =>
        Assert.Equal(0.00000002, CostOf("text-embedding-3-small", new TokenUsage(1, null, null, null, null)));

    [Fact]
    public void totals_are_taken_apart() =>
        Assert.Equal(new TokenUsage(700, 200, 100, 50, 20), TokenUsage.OfTotals(1000, 200, 100, 50, 20));

    [Fact]
    public void parts_that_cannot_be_are_left_out()
    {
        Assert.Equal(new TokenUsage(100, null, null, 50, null), TokenUsage.OfTotals(100, 90, 20, 50, 60));
        Assert.Equal(new TokenUsage(100, null, null, null, null), TokenUsage.OfTotals(100, -1, null, -5, 1));
        Assert.Equal(default, TokenUsage.OfParts(-1, long.MaxValue, -1, -1, -1));
    }

    private static double? CostOf(string model, TokenUsage usage) => CallCost.Of(usage, Bundled.Find(model, null)!.Entry.Price)?.Rounded;
}
