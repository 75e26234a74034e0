using System.Text.Json;
using Judgeval.CompilerServices;
using Judgeval.Tests.Support;

namespace Judgeval.Tests.Runtime.Values;

public sealed class LongValueTests
{
    private const int Limit = 200;

    private static readonly ObservedMethod Method = HandWoven.Method("Take", ["value"]);

    public static TheoryData<object> LongValues => new()
    {
        new string('x', 10_000),
        new string('日', 10_000),
        string.Concat(Enumerable.Repeat("😀", 5_000)),
        string.Concat(Enumerable.Repeat("\n\"", 5_000)),
        Enumerable.Range(0, 100_000).ToArray(),
        Enumerable.Range(0, 1000).ToDictionary(i => "key" + i, i => new[] { i, i }),
        new { A = new { B = new { C = new string('x', 5000), D = 1 } }, E = 2 },
        new[] { new[] { new[] { new string('x', 190) } } },
        new { Name = new string('x', 170), Other = new string('y', 500) },
    };

    [Theory]
    [MemberData(nameof(LongValues))]
    public void a_long_argument_is_shortened_to_valid_json(object value)
    {
        using var tracer = new TestTracer(static options => options.AttributeValueLengthLimit = Limit);

        HandWoven.Call(Method, value, static _ => 0);

        string input = (string)tracer.Single().GetTagItem("judgment.input")!;
        Assert.InRange(input.Length, Limit / 4, Limit);
        using JsonDocument document = JsonDocument.Parse(input);
        Assert.True(document.RootElement.TryGetProperty("value", out _));
        Assert.Contains("…", input, StringComparison.Ordinal);
        Assert.DoesNotContain('\uFFFD', input);
    }

    [Fact]
    public void a_long_string_result_is_cut()
    {
        using var tracer = new TestTracer(static options => options.AttributeValueLengthLimit = Limit);

        HandWoven.Call(HandWoven.Method("Make"), static () => string.Concat(Enumerable.Repeat("😀", 500)));

        string output = (string)tracer.Single().GetTagItem("judgment.output")!;
        Assert.InRange(output.Length, Limit - 1, Limit);
        Assert.EndsWith("😀…", output, StringComparison.Ordinal);
    }

    [Fact]
    public void what_fits_is_kept_whole()
    {
        using var tracer = new TestTracer(static options => options.AttributeValueLengthLimit = Limit);
        string text = new('x', Limit - """{"value":""}""".Length);

        HandWoven.Call(Method, text, static value => value);

        Assert.Equal($$"""{"value":"{{text}}"}""", tracer.Single().GetTagItem("judgment.input"));
        Assert.Equal(text, tracer.Single().GetTagItem("judgment.output"));
    }

    [Fact]
    public void the_default_limit_is_64_Ki_characters()
    {
        using var tracer = new TestTracer();

        HandWoven.Call(HandWoven.Method("Make"), static () => new string('x', 100_000));

        Assert.Equal(64 * 1024, ((string)tracer.Single().GetTagItem("judgment.output")!).Length);
    }

    [Fact]
    public void a_huge_value_beside_small_ones_leaves_them_whole()
    {
        using var tracer = new TestTracer();
        ObservedCall call = default;
        call.Begin(HandWoven.Method("Mixed", ["before", "huge"]));
        call.Argument(0, "small");
        call.Argument(1, Enumerable.Range(0, 1_000_000).ToList());
        call.Exit();

        string input = (string)tracer.Single().GetTagItem("judgment.input")!;
        using JsonDocument document = JsonDocument.Parse(input);
        Assert.Equal("small", document.RootElement.GetProperty("before").GetString());
        JsonElement huge = document.RootElement.GetProperty("huge");
        Assert.Equal(1001, huge.GetArrayLength());
        Assert.Equal("… 999000 more", huge[1000].GetString());
    }
}
